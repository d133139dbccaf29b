import type { LogPosition } from '@lotsenbuch/event-store';
import type { ConsumerPositions } from './consumer-positions.js';
import { processManager } from './process-manager.js';
import { runConsumer } from './run-consumer.js';
import { isStopped, Log, numberOf, Reports, StandingClock } from './support.spec.js';

const inMemory = (): ConsumerPositions & { readonly stored: Map<string, LogPosition> } => {
  const stored = new Map<string, LogPosition>();
  return {
    stored,
    get: async (name) => stored.get(name),
    set: async (name, position) => {
      stored.set(name, position);
    },
  };
};

describe('a process manager', () => {
  let log: Log;

  beforeEach(async () => {
    log = await Log.open();
  });

  afterEach(() => log.remove());

  test('reacts to one event after the other and stores its position after the page', async () => {
    const last = await log.append(20);
    const positions = inMemory();
    const reacted: number[] = [];
    let busy = false;
    const consumer = runConsumer(
      log.store,
      processManager(
        {
          name: 'certify-attendance',
          filter: {},
          begin: 'start',
          async react(event) {
            expect(busy).toBe(false);
            busy = true;
            await Promise.resolve();
            expect(positions.stored.size).toBe(0);
            reacted.push(numberOf(event));
            busy = false;
          },
        },
        positions,
      ),
    );
    await consumer.caughtUp();
    await consumer.stop();

    expect(consumer.name).toBe('certify-attendance');
    expect(reacted).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(positions.stored.get('certify-attendance')).toBe(last);
  });

  test('stores the position before an event it cannot handle, and begins with that event again', async () => {
    await log.append(5);
    const events = await log.events();
    const positions = inMemory();
    const reacted: number[] = [];
    let refused = true;
    const clock = new StandingClock();
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const manager = {
      name: 'certify-attendance',
      filter: {},
      begin: 'start' as const,
      async react(event: (typeof events)[number]) {
        if (refused && numberOf(event) === 4) throw new Error('the course is not known');
        reacted.push(numberOf(event));
      },
    };
    const consumer = runConsumer(log.store, processManager(manager, positions), { ...reports, clock });

    expect((await stopped).failure).toMatchObject({ at: { revision: 3 }, reason: 'the course is not known' });
    expect(positions.stored.get('certify-attendance')).toBe(events[2]?.position);

    refused = false;
    await clock.wake();
    await consumer.caughtUp();
    await consumer.stop();
    expect(reacted).toEqual([1, 2, 3, 4, 5]);
  });

  test('at the very first event nothing is stored', async () => {
    await log.append(2);
    const positions = inMemory();
    const reports = new Reports();
    const stopped = reports.next(isStopped);
    const manager = {
      name: 'certify-attendance',
      filter: {},
      begin: 'start' as const,
      react: () => Promise.reject(new Error('the course is not known')),
    };
    const consumer = runConsumer(log.store, processManager(manager, positions), {
      ...reports,
      clock: new StandingClock(),
    });

    expect((await stopped).failure?.at?.revision).toBe(0);
    expect(positions.stored.size).toBe(0);
    await consumer.stop();
  });

  test('that begins at the head leaves alone what was there before it, and nothing that comes after', async () => {
    const before = await log.append(3);
    const positions = inMemory();
    const reacted: number[] = [];
    const manager = {
      name: 'send-notices',
      filter: {},
      begin: 'head' as const,
      react: async (event: Parameters<typeof numberOf>[0]) => void reacted.push(numberOf(event)),
    };
    const first = runConsumer(log.store, processManager(manager, positions));
    await first.caughtUp();
    await first.stop();
    expect(positions.stored.get('send-notices')).toBe(before);

    await log.append(2);
    const second = runConsumer(log.store, processManager(manager, positions));
    await second.caughtUp();
    await second.stop();
    expect(reacted).toEqual([4, 5]);
  });

  test('that begins at the head of an empty log sees its first event', async () => {
    const reacted: number[] = [];
    const manager = {
      name: 'send-notices',
      filter: {},
      begin: 'head' as const,
      react: async (event: Parameters<typeof numberOf>[0]) => void reacted.push(numberOf(event)),
    };
    const consumer = runConsumer(log.store, processManager(manager, inMemory()));
    await log.append(1);
    await consumer.caughtUp();
    await consumer.stop();
    expect(reacted).toEqual([1]);
  });
});
