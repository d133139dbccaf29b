import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEventStore } from '@lotsenbuch/event-store';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { formatSignerKey, generateSignerKey } from '@lotsenbuch/transparency-log';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import { IntegratedStore } from './integrated-store.fixture.js';
import { faultsOfLedger } from './ledger-judge.fixture.js';

const SOURCES = join(import.meta.dirname, '../../../../libs/event-store/src/sqlite/processes/typescript-sources.mjs');

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** A disk that takes so many writes and then no more, until there is room again. */
const fillingDisk = (room: number) => {
  const state = { room };
  const takes = <Work extends 'write' | 'writeFrom'>(work: Work): Disk[Work] =>
    (async (...parameters: Parameters<Disk[Work]>) => {
      state.room -= 1;
      if (state.room < 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      await (realDisk[work] as (...parameters: unknown[]) => Promise<void>)(...parameters);
    }) as Disk[Work];
  return { state, disk: { ...realDisk, write: takes('write'), writeFrom: takes('writeFrom') } satisfies Disk };
};

describe('a disk that is full', () => {
  test.each([1, 2, 3, 5, 8, 12, 20, 24, 30])(
    'at write %i: it is in the status since when, appends go on, nothing is signed by half, and it goes on by itself',
    async (room) => {
      const ledger = new IntegratedStore(folder.path);
      const { state, disk } = fillingDisk(room);
      await ledger.open(disk);
      for (let round = 0; round < 4 && state.room >= 0; round += 1) await ledger.appendAndTick(150);
      const since = ledger.clock.now().toISOString();
      const fault = { reason: expect.stringContaining('ENOSPC'), since };
      expect(ledger.integrator.status()).toMatchObject({ fault });
      const signed = await ledger.signed();
      ledger.clock.advance(5000);
      await ledger.appendAndTick(50);
      const cut = expect(ledger.integrator.cutStreamHeads()).rejects.toThrow('ENOSPC');
      await ledger.integrator.tick();
      await cut;
      expect(ledger.integrator.status()).toMatchObject({ fault });
      expect(await ledger.signed()).toEqual(signed);
      state.room = Number.POSITIVE_INFINITY;
      await ledger.integrator.tick();
      expect(ledger.integrator.status()).not.toHaveProperty('fault');
      expect(ledger.integrator.status()).toMatchObject({ state: 'running' });
      expect(await faultsOfLedger(ledger.store, ledger.files(), ledger.key.verifierKey, ledger.published)).toEqual([]);
      await ledger.close();
    },
  );

  const canMount = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt']).status === 0;
  if (!canMount) process.stdout.write('NOT RUN: a real disk that is full (unshare with a mount of tmpfs is missing)\n');

  (canMount ? test : test.skip)('a real one: once there is room again everything gets signed', async () => {
    const key = generateSignerKey('lotsenbuch.local/test');
    const keyFile = join(folder.path, 'ledger-key');
    writeFileSync(keyFile, formatSignerKey(key), { mode: 0o600 });
    const disk = join(folder.path, 'disk');
    const ballast = join(disk, 'ballast');
    const script = [
      `mkdir ${disk}`,
      `mount -t tmpfs -o size=8m tmpfs ${disk}`,
      `dd if=/dev/zero of=${ballast} bs=1024 count=7900 status=none`,
      '"$@"',
      `cp -r ${disk} ${join(folder.path, 'kept')}`,
    ].join(' && ');
    const { status, stdout, stderr } = spawnSync('unshare', [
      '-rm', 'sh', '-c', script, 'full', process.execPath, '--conditions=@lotsenbuch/source', '--no-warnings',
      '--import', SOURCES, join(import.meta.dirname, 'processes/integrate.mjs'),
      JSON.stringify({ storeFile: join(folder.path, 'events.db'), folder: disk, keyFile, intervalMs: 50, ballast }),
    ], { encoding: 'utf8' }); // biome-ignore format: one command line
    expect({ status, stderr: stderr.split('\n')[0] }).toEqual({ status: 0, stderr: expect.stringContaining('ENOSPC') });
    const files = openLedgerFiles({
      ledgerDir: join(folder.path, 'kept/ledger'),
      checkpointDir: join(folder.path, 'kept/checkpoints'),
      keyFile,
    });
    const eventStore = await openEventStore(`sqlite:${join(folder.path, 'events.db')}`, { readOnly: true });
    const published = stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(published.length).toBeGreaterThan(1);
    expect(await faultsOfLedger(eventStore, files, key.verifierKey, published)).toEqual([]);
    await eventStore.close();
  });
});
