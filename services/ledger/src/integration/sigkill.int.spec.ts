import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openEventStore } from '@lotsenbuch/event-store';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { formatSignerKey, generateSignerKey } from '@lotsenbuch/transparency-log';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import { silentLog } from './integrated-store.fixture.js';
import { openIntegrator } from './integrator.js';
import { faultsOfLedger } from './ledger-judge.fixture.js';

const LEDGERS = 5;
const KILLS_OF_A_LEDGER = 40;
const INTERVAL_MS = 10;
/** A life is over this long after its first to fourth checkpoint, at most. */
const LOAD_MS = 30;
const SOURCES = join(import.meta.dirname, '../../../../libs/event-store/src/sqlite/processes/typescript-sources.mjs');

const key = generateSignerKey('lotsenbuch.local/test');
const children = new Set<ChildProcess>();
let folder: TemporaryFolder;
let kills = 0;
let checkpoints = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await folder.remove();
});

/** Lets a process append and sign until a random moment after so many checkpoints, kills it, and gives what it published. */
const lifeOf = async (ledger: string, keyFile: string, enough: number): Promise<string[]> => {
  const program = join(import.meta.dirname, 'processes/integrate.mjs');
  const argument = JSON.stringify({ folder: ledger, keyFile, intervalMs: INTERVAL_MS });
  const child = spawn(
    process.execPath,
    ['--conditions=@lotsenbuch/source', '--no-warnings', '--import', SOURCES, program, argument],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: join(folder.path, 'compiled') } },
  );
  children.add(child);
  let [output, complaints] = ['', ''];
  const lived = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      if (output.split('\n').length > enough) resolve();
    });
    child.once('close', () => resolve());
  });
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString();
  });
  const end = new Promise<unknown>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  await lived;
  await delay(Math.random() * LOAD_MS);
  child.kill('SIGKILL');
  const ended = await end;
  children.delete(child);
  expect({ ended, complaints }).toEqual({ ended: 'SIGKILL', complaints: '' });
  kills += 1;
  // What follows the last line end was cut off by the kill.
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
};

describe('a process that is killed (SIGKILL) while it appends and signs', () => {
  const lives = async (name: string): Promise<void> => {
    const ledger = join(folder.path, name);
    mkdirSync(ledger);
    const keyFile = join(ledger, 'ledger-key');
    writeFileSync(keyFile, formatSignerKey(key), { mode: 0o600 });
    const published: string[] = [];
    for (let kill = 0; kill < KILLS_OF_A_LEDGER; kill += 1)
      published.push(...(await lifeOf(ledger, keyFile, 1 + (kill % 4))));
    checkpoints += published.length;
    const files = openLedgerFiles({
      ledgerDir: join(ledger, 'ledger'),
      checkpointDir: join(ledger, 'checkpoints'),
      keyFile,
    });
    const eventStore = await openEventStore(`sqlite:${join(ledger, 'events.db')}`);
    const integrator = await openIntegrator({
      eventStore, files, key, forks: [], now: () => new Date(), intervalMs: 1000, log: silentLog,
    }); // biome-ignore format: its parts
    await integrator.tick();
    const { state, finding, epoch } = integrator.status();
    await integrator.stop();
    expect({ state, finding, epoch }).toEqual({ state: 'running', epoch: KILLS_OF_A_LEDGER + 1 });
    expect(await faultsOfLedger(eventStore, files, key.verifierKey, published)).toEqual([]);
    await eventStore.close();
  };

  test('never signs two roots for one size, leaves no event out and no tile wrong, and starts each time', async () => {
    // Side by side: most of a life is the start of its process.
    await Promise.all(Array.from({ length: LEDGERS }, (_, ledger) => lives(String(ledger))));
    process.stdout.write(`killed ${kills} times, ${checkpoints} checkpoints were seen\n`);
    expect(kills).toBe(LEDGERS * KILLS_OF_A_LEDGER);
    expect(checkpoints).toBeGreaterThanOrEqual(2 * kills);
  }, 600_000);
});
