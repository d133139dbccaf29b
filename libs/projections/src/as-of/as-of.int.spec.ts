import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, openSqliteEventStore, type RecordedBy, type RecordedEvent } from '@lotsenbuch/event-store';
import fc from 'fast-check';
import { foldProjection } from '../fold-projection.js';
import { dump, type GrantRow, grantEvents, grants, newGrantEvent } from '../support.spec.js';
import { AsOf } from './as-of.js';

const HOUR = 3_600_000;
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
const day = (text: string): RecordedBy => text as RecordedBy;
const daysFrom = (first: string, count: number): RecordedBy[] =>
  Array.from({ length: count }, (_, index) =>
    day(new Date(Date.parse(first) + index * 24 * HOUR).toISOString().slice(0, 10)),
  );

let folder: string;
let store: EventStore;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotsenbuch-as-of-'));
  now = Date.parse('2026-03-27T00:00:00.000Z');
  store = await openSqliteEventStore({ file: join(folder, 'events.db'), clock: () => new Date(now) });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

let count = 0;
const record = async (times = 1): Promise<void> => {
  for (let each = 0; each < times; each += 1) {
    const event = grantEvents(count + 1)[count];
    count += 1;
    if (event === undefined) throw new RangeError('no event');
    await store.append(`grants-${count}`, 'noStream', [newGrantEvent(event, count)]);
  }
};
beforeEach(() => {
  count = 0;
});

const allEvents = async (): Promise<RecordedEvent[]> => {
  const all: RecordedEvent[] = [];
  for await (const { events } of store.readAll()) all.push(...events);
  return all;
};

/** The same store, which counts how often its log is read. */
const counting = () => {
  const reads = { count: 0 };
  const counted: Pick<EventStore, 'readAll' | 'logHeadBefore'> = {
    logHeadBefore: (moment) => store.logHeadBefore(moment),
    readAll: (options) => {
      reads.count += 1;
      return store.readAll(options);
    },
  };
  return { reads, counted };
};

test.each(['2026-03-27', '2026-10-23'])(
  'as of a day is the fold of what was recorded before its end in Berlin, also where clocks change and step back (from %s)',
  async (first) => {
    // Minutes between two events; the store stamps the last time while its clock is up to five minutes behind.
    const steps = fc.array(fc.oneof(fc.integer({ min: -4, max: 5 }), fc.integer({ min: 50, max: 400 })), {
      minLength: 1,
      maxLength: 30,
    });
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (minutes) => {
        turn += 1;
        count = 0;
        now = Date.parse(`${first}T20:00:00.000Z`);
        const file = join(folder, `${first}-${turn}.db`);
        const previous = store;
        store = await openSqliteEventStore({ file, clock: () => new Date(now) });
        await previous.close();
        let latest = now;
        for (const step of minutes) {
          now = latest + step * 60_000;
          latest = Math.max(latest, now);
          await record();
        }
        const events = await allEvents();
        const asOf = new AsOf(store);
        for (const recordedBy of daysFrom(first, 8)) {
          const cut = events.findIndex(({ envelope }) => berlin.format(Date.parse(envelope.recordedAt)) > recordedBy);
          const known = foldProjection(grants(), cut === -1 ? events : events.slice(0, cut));
          expect(dump(await asOf.rows(grants(), recordedBy))).toEqual(dump(known));
        }
      }),
      { numRuns: 25 },
    );
  },
);

test('before the first event nothing was known, and the log is not read for it', async () => {
  await record(3);
  const { reads, counted } = counting();
  expect(await new AsOf(counted).rows(grants(), day('2026-03-26'))).toEqual(new Map());
  expect(reads.count).toBe(0);
});

test('the same question is folded once, asked again or at the same time', async () => {
  await record(20);
  now += 48 * HOUR;
  await record(1);
  const { reads, counted } = counting();
  const asOf = new AsOf(counted);
  const [first, second] = await Promise.all([
    asOf.rows(grants(), day('2026-03-27')),
    asOf.rows(grants(), day('2026-03-28')),
  ]);
  expect(await asOf.rows(grants(), day('2026-03-27'))).toBe(first);
  expect(second).toBe(first);
  expect(reads.count).toBe(1);

  await asOf.rows(grants(2), day('2026-03-27'));
  await asOf.rows(grants(), day('2026-03-29'));
  expect(reads.count).toBe(3);
});

test('a day that has not ended is answered too, and anew once more has been recorded', async () => {
  await record(1);
  const asOf = new AsOf(store);
  expect((await asOf.rows(grants(), day('2026-03-27'))).size).toBe(2);
  await record(1);
  expect((await asOf.rows(grants(), day('2026-03-27'))).size).toBe(4);
  expect((await asOf.rows(grants(), day('2031-01-01'))).size).toBe(4);
});

test('no more is kept than the bounds allow, the least recently asked is given up first', async () => {
  await record(1);
  now += 24 * HOUR;
  await record(1);
  now += 24 * HOUR;
  await record(1);
  const ask = async (asOf: AsOf, recordedBy: string) => (await asOf.rows(grants(), day(recordedBy))).size;

  const two = counting();
  const entries = new AsOf(two.counted, { maxEntries: 2, maxRows: 1_000 });
  for (const each of ['2026-03-27', '2026-03-28', '2026-03-27', '2026-03-29', '2026-03-27']) await ask(entries, each);
  expect(two.reads.count).toBe(3);
  await ask(entries, '2026-03-28');
  expect(two.reads.count).toBe(4);

  const few = counting();
  const rows = new AsOf(few.counted, { maxEntries: 10, maxRows: 4 });
  expect(await ask(rows, '2026-03-29')).toBe(6);
  expect(await ask(rows, '2026-03-29')).toBe(6);
  expect(few.reads.count).toBe(2);
  await ask(rows, '2026-03-27');
  await ask(rows, '2026-03-28');
  await ask(rows, '2026-03-27');
  expect(few.reads.count).toBe(5);
});

test('an event that cannot be handled makes no answer, not one without it; the next question tries again', async () => {
  await record(2);
  let refused = true;
  const projection = {
    ...grants(),
    evolve: (...args: Parameters<ReturnType<typeof grants>['evolve']>): GrantRow | undefined => {
      if (refused && args[1].envelope.stream === 'grants-2') throw new Error('an unknown kind of grant');
      return grants().evolve(...args);
    },
  };
  const asOf = new AsOf(store);
  await expect(asOf.rows(projection, day('2026-03-27'))).rejects.toThrow(/grants-2.*an unknown kind of grant/);
  refused = false;
  expect((await asOf.rows(projection, day('2026-03-27'))).size).toBe(4);
});
