// Appends of 64 concurrent clients through the event store, against one durable transaction per event and against
// transactions of 64 rows, on the same disk with the same pragmas.
import { join } from 'node:path';
import { openSqliteEventStore } from '@lotsenbuch/event-store';
import { benchEvent } from './events.mjs';
import { benchFolder, interleave, ratios, report, size, spread } from './measure.mjs';
import { openRawStore } from './raw-store.mjs';

const CLIENTS = 64;
const ROUNDS = size(7, 3);
const MILLISECONDS = size(800, 400);

const folder = benchFolder();
const store = await openSqliteEventStore({ file: join(folder, 'store.sqlite') });
const single = openRawStore(join(folder, 'single.sqlite'));
const grouped = openRawStore(join(folder, 'grouped.sqlite'));
const heads = new Array(CLIENTS).fill('noStream');
const eventsPerSecond = [];
let number = 0;

/** Appends of one and of two events in turn. */
async function appends() {
  const started = performance.now();
  const end = started + MILLISECONDS;
  let appended = 0;
  let events = 0;
  await Promise.all(
    heads.map(async (_, client) => {
      while (performance.now() < end) {
        number += 1;
        const batch = appended % 2 === 0 ? [benchEvent(number)] : [benchEvent(number), benchEvent(number)];
        const { lastRevision } = await store.append(`bench-${client}`, heads[client], batch);
        heads[client] = lastRevision;
        appended += 1;
        events += batch.length;
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  eventsPerSecond.push(events / seconds);
  return appended / seconds;
}

const raw = (target, rowsPerTransaction) => async () => {
  const started = performance.now();
  const end = started + MILLISECONDS;
  let rows = 0;
  while (performance.now() < end) {
    target.begin();
    for (let row = 0; row < rowsPerTransaction; row += 1) {
      number += 1;
      target.insert(`bench-${number % CLIENTS}`, benchEvent(number));
    }
    target.commit();
    rows += rowsPerTransaction;
  }
  return rows / ((performance.now() - started) / 1000);
};

const figures = await interleave(ROUNDS, { appends, single: raw(single, 1), grouped: raw(grouped, CLIENTS) });
figures.events = eventsPerSecond;
await store.close();
single.close();
grouped.close();
report({
  ratios: {
    appendsAgainstSingle: spread(ratios(figures, 'appends', 'single')),
    eventsAgainstGrouped: spread(ratios(figures, 'events', 'grouped')),
  },
  figures: [
    { name: 'event store, 64 clients', unit: 'appends/s', ...spread(figures.appends) },
    { name: 'event store, 64 clients', unit: 'events/s', ...spread(figures.events) },
    { name: 'raw, one event per transaction', unit: 'events/s', ...spread(figures.single) },
    { name: 'raw, 64 events per transaction', unit: 'events/s', ...spread(figures.grouped) },
  ],
});
