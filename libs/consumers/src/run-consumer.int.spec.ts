import { type LogPosition } from '@lotsenbuch/event-store';
import type { RunningConsumer } from './consumer.js';
import { type RunOptions, runConsumer } from './run-consumer.js';
import { isLive, Ledger, Log, Reports } from './support.spec.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a running consumer', () => {
  let log: Log;
  let running: RunningConsumer[];

  const run = (consumer: Ledger, options?: RunOptions): RunningConsumer => {
    const started = runConsumer(log.store, consumer, options);
    running.push(started);
    return started;
  };

  beforeEach(async () => {
    log = await Log.open();
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map((consumer) => consumer.stop()));
    await log.remove();
  });

  describe('follows the log', () => {
    test('catches up by pages and then stays live, every event once and in order', async () => {
      await log.append(2_500);
      const ledger = new Ledger();
      const consumer = run(ledger);

      await consumer.caughtUp();
      expect(ledger.numbers()).toEqual(upTo(2_500));
      expect(Math.max(...ledger.pages)).toBe(1_000);

      const last = await log.append(3);
      expect(await consumer.waitFor(last, 20_000)).toBe(true);
      expect(ledger.numbers()).toEqual(upTo(2_503));
      expect(consumer.status()).toEqual({ name: 'ledger', state: 'live', position: last });
    });

    test('is live on an empty log', async () => {
      const reports = new Reports();
      const live = reports.next(isLive);
      const consumer = run(new Ledger(), reports);

      await live;
      await consumer.caughtUp();
      expect(consumer.status().state).toBe('live');
    });

    test('begins after the position it stored', async () => {
      const handled = await log.append(5);
      await log.append(2);
      const ledger = new Ledger();
      ledger.stored = handled;

      await run(ledger).caughtUp();
      expect(ledger.numbers()).toEqual([6, 7]);
    });

    test('is told only of events that match its filter, and reaches the positions of all others', async () => {
      await log.append(2, 'CourseHeld');
      const ledger = new Ledger({ types: ['CourseHeld'] });
      const consumer = run(ledger);
      await consumer.caughtUp();

      const other = await log.append(1, 'CourseCancelled');
      expect(await consumer.waitFor(other, 20_000)).toBe(true);
      expect(ledger.numbers()).toEqual([1, 2]);
    });

    test('stores its place from time to time while the log passes it by', async () => {
      const ledger = new Ledger({ types: ['CourseHeld'] });
      const reports = new Reports();
      const live = reports.next(isLive);
      const consumer = run(ledger, reports);
      await live;
      const begin = ledger.stored;

      let last: LogPosition | undefined;
      for (let n = 1; n <= 100; n += 1) {
        expect(ledger.stored).toBe(begin);
        last = await log.append(1, 'CourseCancelled');
        await consumer.waitFor(last, 20_000);
      }
      expect(ledger.stored).toBe(last);
    });

    test('stays live while it works off a burst', async () => {
      await log.append(1);
      const ledger = new Ledger();
      const reports = new Reports();
      const consumer = run(ledger, reports);
      await consumer.caughtUp();

      let appended: Promise<LogPosition> | undefined;
      const take = ledger.handle.bind(ledger);
      ledger.handle = async (...page) => {
        appended ??= log.append(2_500);
        await appended;
        await take(...page);
      };
      await consumer.waitFor(await log.append(1), 20_000);
      await consumer.caughtUp();
      expect(ledger.numbers()).toEqual(upTo(2_502));
      expect(ledger.pages.filter((events) => events === 1_000).length).toBe(2);
      expect(reports.seen.map(({ state }) => state)).toEqual(['live']);
    });

    test('finishes the page in hand when it is stopped, and takes no other', async () => {
      await log.append(2_000);
      const ledger = new Ledger();
      let stopped: Promise<void> | undefined;
      ledger.before = () => {
        stopped ??= consumer.stop();
      };
      const consumer = run(ledger);
      await expect(consumer.caughtUp()).rejects.toThrow('consumer ledger was stopped before it had caught up');
      await stopped;
      expect(ledger.numbers()).toEqual(upTo(1_000));
    });
  });
});
