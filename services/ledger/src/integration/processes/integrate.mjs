/**
 * A process that appends and integrates at a short interval. It writes every checkpoint it published to its standard
 * output, one JSON string to a line, and what it could not write to standard error. Argument: JSON of
 * {folder, keyFile, intervalMs}; it then goes on until it is killed. With {ballast}, a file that fills its disk, it makes
 * room after some failures, and ends in order a few checkpoints later.
 */
import { readFileSync, rmSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { newEventId, openEventStore } from '@lotsenbuch/event-store';
import { parseSignerKey } from '@lotsenbuch/transparency-log';
import { openLedgerFiles } from '../../tree-files/ledger-files.ts';
import { beginLedger } from '../begin-ledger.ts';
import { openIntegrator } from '../integrator.ts';

// By itself the cache is written at an end in order, which this process mostly does not have.
flushCompileCache();

const CLIENTS = 8;
const FAILURES = 3;
const CHECKPOINTS_WITH_ROOM = 3;
const { folder, storeFile = join(folder, 'events.db'), keyFile, intervalMs, ballast } = JSON.parse(process.argv[2]);
const key = parseSignerKey(readFileSync(keyFile, 'utf8').trim());
const files = openLedgerFiles({
  ledgerDir: join(folder, 'ledger'),
  checkpointDir: join(folder, 'checkpoints'),
  keyFile,
});
const eventStore = await openEventStore(`sqlite:${storeFile}`);
if ((await eventStore.logHead()) === undefined) await beginLedger(files, key.verifierKey.name);

let failures = 0;
let checkpoints = 0;
let isOver = false;
const log = {
  info: () => undefined,
  warn: ({ fault }) => {
    writeSync(2, `${fault.reason}\n`);
    failures += 1;
    if (failures === FAILURES && ballast !== undefined) rmSync(ballast, { force: true });
  },
  error: (_, text) => writeSync(2, `${text}\n`),
};
const integrator = await openIntegrator({ eventStore, files, key, forks: [], now: () => new Date(), intervalMs, log });
integrator.onPublished((note) => {
  writeSync(1, `${JSON.stringify(note)}\n`);
  checkpoints += 1;
  if (ballast !== undefined && failures >= FAILURES && checkpoints >= CHECKPOINTS_WITH_ROOM) isOver = true;
});
integrator.start();

const client = async (number) => {
  const stream = `load-${number}`;
  let head = (await eventStore.streamHead(stream)) ?? -1;
  while (!isOver) {
    const id = newEventId();
    const data = { filling: 'x'.repeat(200) };
    const event = { id, type: 'LoadAppended', schemaVersion: 1, actor: 'process:load', commandId: id, correlationId: id, deciderVersion: 'load-1', data }; // biome-ignore format: one event
    await eventStore.append(stream, head === -1 ? 'noStream' : head, [event]);
    head += 1;
    if (head % 50 === 0) integrator.cutStreamHeads().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
};
await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
await integrator.tick();
await integrator.stop();
await eventStore.close();
