import {
  type EventStore,
  ForeignPosition,
  formatLogPosition,
  type LogPosition,
  type SubscribeOptions,
  type SubscriptionPage,
} from '@lotsenbuch/event-store';
import fc from 'fast-check';
import type { RunningConsumer } from './consumer.js';
import { HandlingFailed } from './handling-failed.js';
import { type RunOptions, runConsumer } from './run-consumer.js';
import { isLive, isStopped, Ledger, Log, numberOf, Reports, StandingClock } from './support.spec.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/**
 * A store may cut the log into any pages, and may say of a stretch without matching events that it is done before it
 * comes to the next one: a size of 0 is such an empty page.
 */
const cutInto = (sizes: readonly number[], store: EventStore): EventStore =>
  new Proxy(store, {
    get(target, name: keyof EventStore) {
      if (name === 'subscribe')
        return (options: SubscribeOptions) => cutPages(sizes, target.subscribe(options), options);
      const member = target[name];
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });

async function* cutPages(
  sizes: readonly number[],
  pages: AsyncIterable<SubscriptionPage>,
  { after: upTo }: SubscribeOptions,
): AsyncGenerator<SubscriptionPage> {
  for await (const page of pages) {
    let rest = page.events;
    for (const size of sizes) {
      const events = rest.slice(0, size);
      rest = rest.slice(size);
      upTo = events.at(-1)?.position ?? upTo;
      if (upTo !== undefined) yield { events, upTo, caughtUp: false };
    }
    yield { ...page, events: rest };
  }
}

describe('a running consumer at a failure', () => {
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

  const poison = (number: number) => (events: readonly Parameters<typeof numberOf>[0][]) => {
    if (events.some((event) => numberOf(event) === number)) throw new Error(`number ${number} cannot be taken`);
  };

  test('stops visibly at exactly that event with its reason, and never moves past it', async () => {
    await log.append(50);
    const [...events] = await log.events();
    const ledger = new Ledger();
    ledger.before = poison(42);
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const consumer = run(ledger, { ...reports, clock: new StandingClock() });

    expect(await stopped).toEqual({
      name: 'ledger',
      state: 'stopped',
      position: events[40]?.position,
      failure: {
        at: {
          position: events[41]?.position,
          eventId: events[41]?.envelope.id,
          eventType: 'CourseHeld',
          stream: 'course-1',
          revision: 41,
        },
        reason: 'number 42 cannot be taken',
        since: '2026-03-01T08:00:00.000Z',
        attempts: 1,
      },
    });
    expect(ledger.numbers()).toEqual(upTo(41));
    expect(ledger.stored).toBe(events[40]?.position);
    expect(consumer.status().state).toBe('stopped');
  });

  test('goes on by itself once the cause is gone, and says so', async () => {
    await log.append(50);
    const ledger = new Ledger();
    ledger.before = poison(42);
    const clock = new StandingClock();
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const consumer = run(ledger, { ...reports, clock });
    await stopped;

    const again = reports.next(isStopped);
    await clock.wake();
    expect((await again).failure).toMatchObject({ attempts: 2, since: '2026-03-01T08:00:00.000Z' });

    ledger.before = () => {};
    await clock.wake();
    await consumer.caughtUp();
    expect(ledger.numbers()).toEqual(upTo(50));
    expect(consumer.status()).toEqual({ name: 'ledger', state: 'live', position: ledger.stored });
    expect(reports.seen.at(-1)?.state).toBe('live');
  });

  test('pauses twice as long after each try, up to half a minute', async () => {
    await log.append(1);
    const ledger = new Ledger();
    ledger.before = poison(1);
    const clock = new StandingClock();
    const reports = new Reports();
    let stopped = reports.next(isStopped);
    run(ledger, { ...reports, clock });
    for (let attempts = 1; attempts <= 10; attempts += 1) {
      expect((await stopped).failure?.attempts).toBe(attempts);
      stopped = reports.next(isStopped);
      await clock.wake();
    }
    expect(clock.pauses.slice(0, 10)).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  test('counts the tries of another event from one again', async () => {
    await log.append(10);
    const ledger = new Ledger();
    ledger.before = poison(3);
    const clock = new StandingClock();
    const reports = new Reports();
    const first = reports.next(isStopped);
    run(ledger, { ...reports, clock });
    await first;

    const second = reports.next(isStopped);
    ledger.before = poison(7);
    await clock.wake();
    expect((await second).failure).toMatchObject({
      at: { revision: 6 },
      attempts: 1,
      since: '2026-03-01T08:00:00.250Z',
    });
  });

  test('is not taken for recovered by a stretch of the log that ends before the event', async () => {
    await log.append(5);
    const [first, ...others] = await log.events();
    const ledger = new Ledger();
    ledger.stored = first!.position;
    ledger.before = poison(2);
    const clock = new StandingClock();
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const consumer = runConsumer(cutInto([0], log.store), ledger, { ...reports, clock });
    running.push(consumer);
    await stopped;

    const again = reports.next(isStopped);
    await clock.wake();
    expect((await again).failure).toMatchObject({ at: { position: others[0]?.position }, attempts: 2 });
    expect(reports.seen.map(({ state }) => state)).toEqual(['stopped', 'stopped']);

    ledger.before = () => {};
    await clock.wake();
    await consumer.caughtUp();
    expect(ledger.numbers()).toEqual([2, 3, 4, 5]);
  });

  test('waits in vain for a position behind the event, until the time is over', async () => {
    const last = await log.append(2);
    const ledger = new Ledger();
    ledger.before = poison(2);
    const clock = new StandingClock();
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const consumer = run(ledger, { ...reports, clock });
    await stopped;

    const waited = consumer.waitFor(last, 2_000);
    const again = reports.next(isStopped);
    await clock.wake(2);
    expect(await waited).toBe(false);
    await again;
    const [first] = await log.events();
    expect(await consumer.waitFor(first!.position, 2_000)).toBe(true);
  });

  test('a log that cannot be read is a failure at no event', async () => {
    await log.append(1);
    const reports = new Reports();
    const live = reports.next(isLive);
    const consumer = run(new Ledger(), { ...reports, clock: new StandingClock() });
    await live;

    const stopped = reports.next(isStopped);
    await log.store.close();
    expect((await stopped).failure).toMatchObject({ reason: 'the event store is closed', attempts: 1 });
    expect(consumer.status().failure?.at).toBeUndefined();
  });

  test('a position of another store stops it with a sentence; it goes on once that position is dropped', async () => {
    await log.append(3);
    const ledger = new Ledger();
    ledger.stored = formatLogPosition('0123456789ab', 2);
    const clock = new StandingClock();
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const consumer = run(ledger, { ...reports, clock });

    expect((await stopped).failure?.reason).toContain('belongs to store 0123456789ab');
    expect(ledger.taken).toEqual([]);

    ledger.stored = undefined;
    await clock.wake();
    await consumer.caughtUp();
    expect(ledger.numbers()).toEqual([1, 2, 3]);
  });

  test.each([
    ['of another store', () => formatLogPosition('ffffffffffff', 2)],
    ['beyond the end of the log', () => formatLogPosition(log.store.storeId, 1_000)],
  ])('a stored position %s says nothing of this log: nobody is told that anything was handled', async (_, stored) => {
    const last = await log.append(3);
    const ledger = new Ledger();
    ledger.stored = stored();
    const clock = new StandingClock();
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const consumer = run(ledger, { ...reports, clock });

    expect(await stopped).not.toHaveProperty('position', ledger.stored);
    const waited = consumer.waitFor(last, 2_000);
    const again = reports.next(isStopped);
    await clock.wake(2);
    expect(await waited).toBe(false);
    await again;
  });

  test('a stored position beyond the end is not taken for a good one when the log has grown past it', async () => {
    await log.append(3);
    const ledger = new Ledger();
    ledger.stored = formatLogPosition(log.store.storeId, 5);
    const clock = new StandingClock();
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const consumer = run(ledger, { ...reports, clock });
    await stopped;

    await log.append(10);
    const again = reports.next(isStopped);
    await clock.wake();
    expect((await again).failure).toMatchObject({ attempts: 2, reason: expect.stringContaining('beyond the end') });
    expect(ledger.taken).toEqual([]);

    ledger.stored = undefined;
    await clock.wake();
    await consumer.caughtUp();
    expect(ledger.numbers()).toEqual(upTo(13));
  });

  test('a position of another store cannot be waited for', async () => {
    const consumer = run(new Ledger());
    await expect(consumer.waitFor(formatLogPosition('0123456789ab', 1), 1_000)).rejects.toThrow(ForeignPosition);
    await expect(consumer.waitFor('yesterday' as LogPosition, 1_000)).rejects.toThrow('not a log position');
  });

  test('whatever fails, before or after its effect, however the log is cut into pages, every event is taken once and in order', async () => {
    const last = await log.append(120);
    const fault = fc.oneof(
      fc.constant({ kind: 'none' as const }),
      fc.constant({ kind: 'before' as const }),
      fc.constant({ kind: 'after' as const }),
      fc.record({ kind: fc.constant('within' as const), at: fc.nat(119) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 30 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        async (faults, sizes) => {
          const ledger = new Ledger();
          let call = 0;
          ledger.handle = async (events, position) => {
            const plan = faults[call++] ?? { kind: 'none' };
            if (plan.kind === 'before') throw new Error('nothing was taken');
            if (plan.kind === 'within') {
              const index = plan.at % Math.max(events.length, 1);
              const [at, before] = [events[index], events[index - 1]];
              if (before !== undefined) ledger.take(events.slice(0, index), before.position);
              if (at !== undefined) throw new HandlingFailed(at, 'some were taken');
            }
            ledger.take(events, position);
            if (plan.kind === 'after') throw new Error('the answer was lost');
          };
          const impatient = {
            now: () => new Date(0),
            sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
          };
          const consumer = runConsumer(cutInto(sizes, log.store), ledger, { clock: impatient });
          await consumer.caughtUp();
          await consumer.stop();
          expect(ledger.stored).toBe(last);
          expect(ledger.numbers()).toEqual(upTo(120));
        },
      ),
      { numRuns: 200 },
    );
  });
});
