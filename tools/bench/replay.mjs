// Reading, parsing and folding a whole log through the event store, against a bare scan of the same file.
import { join } from 'node:path';
import { openSqliteEventStore } from '@lotsenbuch/event-store';
import Database from 'better-sqlite3';
import { benchFolder, interleave, ratios, report, size, spread } from './measure.mjs';
import { seed } from './seed.mjs';

const ROUNDS = size(7, 3);
const STREAMS = size(20_000, 5_000);
const EVENTS_PER_STREAM = 15;
const EVENTS = STREAMS * EVENTS_PER_STREAM;

const file = join(benchFolder(), 'store.sqlite');
const writer = await openSqliteEventStore({ file });
await seed(writer, { streams: STREAMS, eventsPerStream: EVENTS_PER_STREAM, nameOf: (index) => `bench-${index}` });
await writer.close();

const store = await openSqliteEventStore({ file, readOnly: true });
const database = new Database(file, { readonly: true });
database.pragma('cache_size = -65536');
const page = database
  .prepare(
    'SELECT position, stream, revision, type, envelope FROM event WHERE position > ? ORDER BY position LIMIT 1000',
  )
  .raw();

const perSecond = (started) => EVENTS / ((performance.now() - started) / 1000);
const must = (what, found) => {
  if (found !== EVENTS) throw new Error(`${what} found ${found} events of ${EVENTS}`);
};

async function replay() {
  const started = performance.now();
  const sums = new Map();
  let found = 0;
  for await (const { events } of store.readAll()) {
    for (const { envelope } of events) {
      sums.set(envelope.stream, (sums.get(envelope.stream) ?? 0) + envelope.data.amountCents);
    }
    found += events.length;
  }
  const rate = perSecond(started);
  must('the replay', found);
  return rate;
}

async function scan() {
  const started = performance.now();
  let found = 0;
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)[0])) found += rows.length;
  const rate = perSecond(started);
  must('the scan', found);
  return rate;
}

const figures = await interleave(ROUNDS, { replay, scan });
await store.close();
database.close();
report({
  ratios: { replayAgainstScan: spread(ratios(figures, 'replay', 'scan')) },
  figures: [
    { name: 'read, parse and fold', unit: 'events/s', ...spread(figures.replay) },
    { name: 'bare scan', unit: 'events/s', ...spread(figures.scan) },
  ],
});
