// A read model that catches up with the log, in pages as it does by itself, against one transaction per event: once
// durable (raw, as a table that is written with each event would have to be), once in the read model's own store, which
// does not wait for the disk because it can be rebuilt.
import { join } from 'node:path';
import { openSqliteEventStore } from '@lotsenbuch/event-store';
import { openReadModelStore, projectionConsumer, runProjection } from '@lotsenbuch/projections';
import Database from 'better-sqlite3';
import { benchFolder, interleave, ratios, report, size, spread } from './measure.mjs';
import { seed } from './seed.mjs';

const ROUNDS = size(7, 3);
const STREAMS = size(10_000, 3_000);
const EVENTS_PER_STREAM = 5;
const EVENTS = STREAMS * EVENTS_PER_STREAM;
const MILLISECONDS = size(1500, 700);

/** A row per stream with what a list would be searched and sorted by. */
const projection = {
  name: 'bench',
  version: 1,
  filter: { streamPrefixes: ['bench-'] },
  keys: ({ envelope }) => [envelope.stream],
  evolve: (row, { envelope: { data } }) => ({
    recipient: data.cells.recipient,
    district: data.district.district,
    count: (row?.count ?? 0) + 1,
    sumCents: (row?.sumCents ?? 0) + data.amountCents,
  }),
  indexes: { recipient: (row) => row.recipient.toLowerCase(), sumCents: (row) => row.sumCents },
};

const folder = benchFolder();
const store = await openSqliteEventStore({ file: join(folder, 'events.sqlite') });
await seed(store, { streams: STREAMS, eventsPerStream: EVENTS_PER_STREAM, nameOf: (index) => `bench-${index}` });

const onEmptyReadModel = (name, work) => async (round) => {
  const readModels = await openReadModelStore(`sqlite:${join(folder, `${name}-${round}.sqlite`)}`);
  const rate = await work(readModels);
  await readModels.close();
  return rate;
};

async function inPages(readModels) {
  const started = performance.now();
  const { readModel, consumer } = await runProjection(store, projection, readModels);
  await consumer.caughtUp();
  const seconds = (performance.now() - started) / 1000;
  await consumer.stop();
  const rows = await readModel.count();
  if (rows !== STREAMS) throw new Error(`the read model has ${rows} rows of ${STREAMS}`);
  return EVENTS / seconds;
}

/** Events per second that `handle` takes one by one, until the time is up or there are no more. */
async function oneByOne(handle) {
  const started = performance.now();
  const end = started + MILLISECONDS;
  let handled = 0;
  for await (const { events } of store.readAll()) {
    for (const event of events) {
      await handle(event);
      handled += 1;
      if (performance.now() > end) return handled / ((performance.now() - started) / 1000);
    }
  }
  return handled / ((performance.now() - started) / 1000);
}

async function inOwnStore(readModels) {
  const consumer = projectionConsumer(projection, await readModels.open(projection, store.storeId));
  await consumer.position();
  return oneByOne((event) => consumer.handle([event], event.position));
}

/** The same rows and the same position in bare tables, each event waiting for the disk. */
async function durably(round) {
  const database = new Database(join(folder, `durable-${round}.sqlite`));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`CREATE TABLE bench (key TEXT PRIMARY KEY NOT NULL, row TEXT NOT NULL, recipient, sumCents);
    CREATE INDEX by_recipient ON bench (recipient, key);
    CREATE INDEX by_sumCents ON bench (sumCents, key);
    CREATE TABLE position (position TEXT NOT NULL);
    INSERT INTO position VALUES ('');`);
  const select = database.prepare('SELECT row FROM bench WHERE key = ?').pluck();
  const upsert = database.prepare(`INSERT INTO bench VALUES (?, ?, ?, ?) ON CONFLICT (key)
    DO UPDATE SET row = excluded.row, recipient = excluded.recipient, sumCents = excluded.sumCents`);
  const move = database.prepare('UPDATE position SET position = ?');
  const write = database.transaction((event) => {
    const key = event.envelope.stream;
    const before = select.get(key);
    const row = projection.evolve(before === undefined ? undefined : JSON.parse(before), event);
    const { recipient, sumCents } = projection.indexes;
    upsert.run(key, JSON.stringify(row), recipient(row), sumCents(row));
    move.run(event.position);
  });
  const rate = await oneByOne(write);
  database.close();
  return rate;
}

const figures = await interleave(ROUNDS, {
  pages: onEmptyReadModel('pages', inPages),
  durable: durably,
  own: onEmptyReadModel('one-by-one', inOwnStore),
});
await store.close();
report({
  ratios: {
    pagesAgainstDurable: spread(ratios(figures, 'pages', 'durable')),
    pagesAgainstOwn: spread(ratios(figures, 'pages', 'own')),
  },
  figures: [
    { name: 'in pages of 1,000', unit: 'events/s', ...spread(figures.pages) },
    { name: 'one event per durable transaction', unit: 'events/s', ...spread(figures.durable) },
    { name: 'one event per transaction that does not wait for the disk', unit: 'events/s', ...spread(figures.own) },
  ],
});
