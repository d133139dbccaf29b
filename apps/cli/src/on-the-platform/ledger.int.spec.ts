import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Comparison,
  ForkedLedger,
  LedgerKey,
  LedgerStatus,
  RotatedKey,
  Verification,
} from '../ledger-contract.js';
import { MANY_STARTS } from '../platform-process.fixture.js';
import { realPlatform } from './real-platform.fixture.js';

const lotsenbuch = realPlatform('none');
const folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-auditor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const NOTEBOOK = join(folder, 'notebook.txt');
const at = (name: string): string => join(folder, name);

/** What an auditor writes down. */
const keep = async (): Promise<void> => {
  const { out } = await lotsenbuch.run(['ledger', 'checkpoint', '--line']);
  writeFileSync(NOTEBOOK, out, { flag: 'a' });
};

/** Waits until everything recorded so far is covered. */
const covered = async (event: string): Promise<void> => {
  await lotsenbuch.json('receipt', event, '--out', at(`${event.replace('/', '-')}.covered`));
};

const register = async (name: string): Promise<string> => {
  const { event } = await lotsenbuch.json<{ event: string }>('carriers', 'register', '--name', name);
  return event;
};

const verifierKey = async (): Promise<string> => (await lotsenbuch.json<LedgerKey>('ledger', 'key')).verifierKey;

test(
  'a checkpoint value is kept, decisions are made, and both still hold; the platform running',
  async () => {
    await keep();
    const event = await register('Kiezlicht e. V.');
    await covered(event);
    const status = await lotsenbuch.json<LedgerStatus>('ledger', 'status');
    expect(status).toMatchObject({ state: 'running', uncovered: 0 });
    const verified = await lotsenbuch.json<Verification>('ledger', 'verify', '--workers', '2');
    expect(verified).toMatchObject({
      ok: true,
      exitCode: 0,
      events: status.size,
      checkpointLine: status.checkpointLine,
    });
    expect(verified.inWords.limits.join()).toContain('Nobody outside has cosigned');
    const key = await verifierKey();
    const compared = await lotsenbuch.json<Comparison>('ledger', 'compare', NOTEBOOK, '--key', key);
    expect(compared.compared).toMatchObject([{ verdict: 'consistent' }]);
  },
  MANY_STARTS,
);

test(
  'a receipt and a proof of all events of a stream hold without the platform',
  async () => {
    const event = await register('Brückenschlag gGmbH');
    const [stream = ''] = event.split('/');
    const key = await verifierKey();
    const [receipt, kept, proof] = [at('kept.tlog-proof'), at('event.txt'), at('kept.stream-proof')];
    await lotsenbuch.json('receipt', event, '--out', receipt, '--with-event', kept, '--key', key);
    const cut = await lotsenbuch.json('ledger', 'stream-proof', stream, '--now', '--out', proof, '--key', key);
    expect(cut).toMatchObject({ stream, lastRevision: 0 });

    const nowhere = { LOTSENBUCH_URL: 'http://127.0.0.1:1', DATA_DIR: folder };
    const checked = await lotsenbuch.run(
      ['receipt', 'check', receipt, '--event', kept, '--key', key, '--json'],
      nowhere,
    );
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(checked.out)).toMatchObject({ event, type: 'CarrierRegistered' });
    const check = (...args: readonly string[]) =>
      lotsenbuch.run(['ledger', 'check-stream-proof', proof, '--key', key, '--stream', ...args], nowhere);
    expect(await check(stream)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`The stream ${stream} had 1 event, revisions 0 to 0, and no others.`),
    });
    expect(await check('carrier-other')).toMatchObject({ code: 13, out: '' });
  },
  MANY_STARTS,
);

test(
  'what needs a platform that is stopped refuses while it runs: exit code 3',
  async () => {
    for (const args of [['rotate-key'], ['fork', '--from', '3', '--reason', 'restoredBackup']]) {
      const { code, err } = await lotsenbuch.run(['ledger', ...args]);
      expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining('is being written by another process') });
    }
  },
  MANY_STARTS,
);

test(
  'the key is rotated while the platform is down, and what the old one signed still holds after the next start',
  async () => {
    await keep();
    const before = await verifierKey();
    await lotsenbuch.end('SIGTERM');
    const rotated = await lotsenbuch.json<RotatedKey>('ledger', 'rotate-key');
    expect(rotated).toMatchObject({ earlierVerifierKey: before, isKeyInPlace: true });
    expect(await lotsenbuch.json<LedgerKey>('ledger', 'key', '--offline')).toEqual({
      origin: rotated.origin,
      verifierKey: rotated.verifierKey,
      shortForm: rotated.shortForm,
    });
    await lotsenbuch.startAgain();
    await covered(await register('Neue Wege e. V.'));
    expect(await verifierKey()).toBe(rotated.verifierKey);
    expect(await lotsenbuch.json<Verification>('ledger', 'verify')).toMatchObject({ ok: true });
    const keys = ['--key', before, '--key', rotated.verifierKey];
    const { compared } = await lotsenbuch.json<Comparison>('ledger', 'compare', NOTEBOOK, ...keys);
    expect(compared.map(({ verdict }) => verdict)).toEqual(['consistent', 'consistent']);
  },
  MANY_STARTS,
);

test(
  'a fork refuses what is not shared and what is no reason; then the log goes on under another name, and says so',
  async () => {
    const { size } = await lotsenbuch.json<LedgerStatus>('ledger', 'status');
    await lotsenbuch.end('SIGTERM');
    const fork = (...args: readonly string[]) => lotsenbuch.run(['ledger', 'fork', ...args]);
    expect(await fork('--from', String(size + 1000), '--reason', 'other')).toMatchObject({
      code: 3,
      err: expect.stringContaining('The largest possible SIZE is'),
    });
    expect(await fork('--from', '1', '--reason', 'bad')).toMatchObject({
      code: 3,
      err: expect.stringContaining('allowed is restoredBackup'),
    });
    const forked = await lotsenbuch.json<ForkedLedger>('ledger', 'fork', '--from', '5', '--reason', 'damagedStore');
    expect(forked).toMatchObject({ size: 5, reason: 'damagedStore', isKeyInPlace: true });
    expect(existsSync(forked.archive.ledgerDir)).toBe(true);
    await lotsenbuch.startAgain();
    await covered(await register('Anker gGmbH'));
    const { out } = await lotsenbuch.run(['ledger', 'status']);
    expect(out).toMatch(/\/fork-1 \d+ \S+\n/);
    expect(out).toContain('damagedStore');
    const compared = await lotsenbuch.run(['ledger', 'compare', NOTEBOOK]);
    expect(compared).toMatchObject({
      code: 14,
      out: expect.stringMatching(/^FORKED: the history is not the one of then/),
    });
  },
  MANY_STARTS,
);

test(
  'while it is down: a tile with one other byte is found, with exit code 11; without the files nothing can be checked',
  async () => {
    await lotsenbuch.end('SIGTERM');
    const { out } = await lotsenbuch.run(['ledger', 'verify', '--json']);
    const { size } = JSON.parse(out) as Verification;
    const tile = join(lotsenbuch.dataDir, 'ledger', 'tile', '0', '000.p', String(size));
    const bytes = readFileSync(tile);
    writeFileSync(tile, Buffer.from(bytes).fill((bytes[40] ?? 0) ^ 1, 40, 41));
    const damaged = await lotsenbuch.run(['ledger', 'verify']);
    expect(damaged).toMatchObject({ code: 11, out: expect.stringMatching(/^NOT WELL: \d+ things? found\./) });
    expect(damaged.out).toContain('tile/0/000.p/');
    writeFileSync(tile, bytes);
    const nothing = await lotsenbuch.run(['ledger', 'verify', '--json'], {
      CHECKPOINT_DIR: at('x'),
      LEDGER_DIR: at('y'),
    });
    expect(nothing).toMatchObject({ code: 15, err: expect.stringContaining('there is no ledger') });
    expect(JSON.parse(nothing.out)).toMatchObject({ error: { exitCode: 15 } });
    const elsewhere = await lotsenbuch.run(['ledger', 'verify'], { DATA_DIR: at('no-data') });
    expect(elsewhere).toMatchObject({ code: 15, err: expect.stringContaining('the event store cannot be read') });
  },
  MANY_STARTS,
);
