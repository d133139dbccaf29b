// What the integrator costs those who append, in processor time per append of 64 concurrent clients, and how long an append
// waits for a signed checkpoint.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEventStore, ordinalOf } from '@lotsenbuch/event-store';
import { benchEvent } from './events.mjs';
import { benchFolder, interleave, p99, ratios, report, size, spread } from './measure.mjs';
import { covered, startLedger } from './sealed-log.mjs';

const CLIENTS = 64;
const ROUNDS = size(7, 3);
const MILLISECONDS = size(2000, 800);
const INTERVAL_MS = 1000;
const APPENDS_TO_WAIT_FOR = size(200, 40);
/** Between two appends whose way to the checkpoint is timed; no divisor of the interval. */
const PAUSE_MS = 37;

const folder = benchFolder();

async function openSide(name, withLedger) {
  const ofSide = join(folder, name);
  mkdirSync(ofSide);
  const store = await openEventStore(`sqlite:${join(ofSide, 'events.sqlite')}`);
  const ledger = withLedger ? await startLedger(store, ofSide, INTERVAL_MS) : undefined;
  if (ledger !== undefined) await covered(ledger);
  return { store, ledger, heads: new Array(CLIENTS).fill('noStream') };
}

const sides = { without: await openSide('without', false), with: await openSide('with', true) };
let number = 0;

/** Microseconds of processor time per append, until everything appended is covered where there is a ledger. */
const appendsOn = (side) => async () => {
  const before = process.cpuUsage();
  const end = performance.now() + MILLISECONDS;
  let appended = 0;
  await Promise.all(
    side.heads.map(async (_, client) => {
      while (performance.now() < end) {
        number += 1;
        const { lastRevision } = await side.store.append(`bench-${client}`, side.heads[client], [benchEvent(number)]);
        side.heads[client] = lastRevision;
        appended += 1;
      }
    }),
  );
  if (side.ledger !== undefined) await covered(side.ledger);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / appended;
};

const figures = await interleave(ROUNDS, { without: appendsOn(sides.without), with: appendsOn(sides.with) });

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds from the answered append to the published checkpoint that covers it. */
async function untilCovered() {
  const { store, ledger, heads } = sides.with;
  const waiting = [];
  const waits = [];
  ledger.integrator.onPublished(() => {
    const { ordinal } = ledger.integrator.status();
    while (waiting.length > 0 && waiting[0].ordinal <= ordinal) waits.push(performance.now() - waiting.shift().since);
  });
  for (let count = 0; count < APPENDS_TO_WAIT_FOR; count += 1) {
    const client = count % CLIENTS;
    number += 1;
    const appended = await store.append(`bench-${client}`, heads[client], [benchEvent(number)]);
    heads[client] = appended.lastRevision;
    waiting.push({ ordinal: Number(ordinalOf(store.storeId, appended.position)), since: performance.now() });
    await pause(PAUSE_MS);
  }
  await covered(ledger);
  return waits;
}

const waits = await untilCovered();
if (waits.length !== APPENDS_TO_WAIT_FOR) throw new Error(`${waits.length} of ${APPENDS_TO_WAIT_FOR} were covered`);
for (const { store, ledger } of Object.values(sides)) {
  await ledger?.close();
  await store.close();
}
const once = (value) => ({ min: value, median: value, max: value });
report({
  ratios: {
    withAgainstWithout: spread(ratios(figures, 'with', 'without')),
    coveredAgainstInterval: once(p99(waits) / INTERVAL_MS),
  },
  figures: [
    { name: 'an append, without the integrator', unit: 'µs of CPU', ...spread(figures.without) },
    { name: 'an append, with the integrator', unit: 'µs of CPU', ...spread(figures.with) },
    { name: 'append until covered', unit: 'ms', ...spread(waits) },
  ],
});
