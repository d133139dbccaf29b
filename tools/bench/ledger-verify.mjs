// A whole ledger verified by one and by two workers, against a bare scan of the same table and bare SHA-256 over the same
// bytes; what that takes in memory as the log grows; and how much room the tree takes beside the events.
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyLedger } from '@lotsenbuch/ledger';
import Database from 'better-sqlite3';
import { interleave, progress, ratios, report, size, spread } from './measure.mjs';
import { sealedLog } from './sealed-log.mjs';

const ROUNDS = size(5, 2);
const EVENTS = size(1_000_000, 60_000);
const FEW_EVENTS = 10_000;
const MEMORY_ROUNDS = size(3, 1);
/** Those with which the command line starts a verification. */
const ENGINE_OPTIONS = ['--max-semi-space-size=8'];
const VERIFYING_PROCESS = fileURLToPath(new URL('verifying-process.mjs', import.meta.url));

const few = await sealedLog(FEW_EVENTS);
const log = await sealedLog(EVENTS);
const database = new Database(join(log.folder, 'events.sqlite'), { readonly: true });
database.pragma('cache_size = -65536');
const page = database
  .prepare(
    'SELECT position, stream, revision, type, envelope FROM event WHERE position > ? ORDER BY position LIMIT 1000',
  )
  .raw();

const perSecond = (started) => log.size / ((performance.now() - started) / 1000);

function* pages() {
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)[0])) yield rows;
}

async function scan() {
  const started = performance.now();
  let found = 0;
  for (const rows of pages()) found += rows.length;
  if (found !== log.size) throw new Error(`the scan found ${found} events of ${log.size}`);
  return perSecond(started);
}

/** One digest for each event, in its fastest form; reading is not timed. */
async function digests() {
  let milliseconds = 0;
  for (const rows of pages()) {
    const started = performance.now();
    for (const [, , , , envelope] of rows) hash('sha256', envelope);
    milliseconds += performance.now() - started;
  }
  return log.size / (milliseconds / 1000);
}

const verify = (workers) => async () => {
  const { eventStoreUrl, places } = log;
  const started = performance.now();
  const found = await verifyLedger({
    eventStoreUrl,
    places,
    workers,
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  if (!found.ok || found.events !== log.size) throw new Error(JSON.stringify(found.findings));
  return perSecond(started);
};

const verifyInProcess = ({ eventStoreUrl, places }) => {
  const request = JSON.stringify({ eventStoreUrl, places });
  const child = spawnSync(process.execPath, [...ENGINE_OPTIONS, VERIFYING_PROCESS, request], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error('the verifying process failed');
  return Number(child.stdout);
};

/** Bytes of the files below a folder whose path a predicate takes. */
const bytesBelow = (folder, isCounted) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isCounted)
    .reduce((sum, file) => sum + statSync(file).size, 0);

const memory = await interleave(MEMORY_ROUNDS, {
  few: async () => verifyInProcess(few),
  many: async () => verifyInProcess(log),
});
const figures = await interleave(ROUNDS, { one: verify(1), two: verify(2), scan, digests });
const eventBytes = database.prepare('SELECT sum(octet_length(envelope)) FROM event').pluck().get();
const isEntries = (file) => file.includes('/tile/entries/') && !file.includes('/streams/');
const treeBytes = bytesBelow(log.places.ledgerDir, (file) => !isEntries(file));
const entryBytes = bytesBelow(log.places.ledgerDir, isEntries);
database.close();
progress(`${log.size} events integrated and signed in ${log.seconds.toFixed(1)} s`);

const once = (value) => ({ min: value, median: value, max: value });
report({
  ratios: {
    oneAgainstScan: spread(ratios(figures, 'one', 'scan')),
    oneAgainstHash: spread(ratios(figures, 'one', 'digests')),
    twoAgainstOne: spread(ratios(figures, 'two', 'one')),
    memory: spread(ratios(memory, 'many', 'few')),
    treeOnDisk: once(treeBytes / eventBytes),
    entriesOnDisk: once(entryBytes / eventBytes),
  },
  figures: [
    { name: 'verified by one worker', unit: 'events/s', ...spread(figures.one) },
    { name: 'verified by two workers', unit: 'events/s', ...spread(figures.two) },
    { name: 'bare scan', unit: 'events/s', ...spread(figures.scan) },
    { name: 'one bare SHA-256 for each event', unit: 'events/s', ...spread(figures.digests) },
    { name: `verifying ${few.size} events`, unit: 'MiB resident at most', ...spread(memory.few) },
    { name: `verifying ${log.size} events`, unit: 'MiB resident at most', ...spread(memory.many) },
    { name: 'first integration of the log, events/s', unit: 'events/s', ...once(log.size / log.seconds) },
  ],
});
