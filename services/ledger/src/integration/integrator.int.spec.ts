import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { openCheckpoint, parseCheckpoint, parseNote } from '@lotsenbuch/transparency-log';
import { streamHeadsOf } from '../stream-heads/stream-heads-line.js';
import { entryBundle } from '../tree-files/tile-files.js';
import { IntegratedStore } from './integrated-store.fixture.js';
import { faultsOfLedger } from './ledger-judge.fixture.js';

let folder: TemporaryFolder;
let ledger: IntegratedStore;
beforeEach(async () => {
  folder = await temporaryFolder();
  ledger = new IntegratedStore(folder.path);
  await ledger.open();
});
afterEach(async () => {
  await ledger.close();
  await folder.remove();
});

const expectRight = async () =>
  expect(await faultsOfLedger(ledger.store, ledger.files(), ledger.key.verifierKey, ledger.published)).toEqual([]);
const extensionsOf = (note: string) => parseCheckpoint(parseNote(note).text).extensions;
const cutsAmong = (notes: readonly { note: string }[]) =>
  notes.map(({ note }) => streamHeadsOf(extensionsOf(note)) !== undefined);

describe('what is new', () => {
  test('gets its leaves, tiles, ordinals and a signed checkpoint, across the ends of tiles', async () => {
    for (const count of [1, 254, 1, 1, 255, 3, 600]) await ledger.appendAndTick(count);
    await expectRight();
    expect((await ledger.signed()).map(({ size }) => size)).toEqual([1, 255, 256, 257, 512, 515, 1115]);
    const { state, size, ordinal, root } = ledger.integrator.status();
    expect({ state, size, ordinal }).toEqual({ state: 'running', size: 1115, ordinal: 1115 });
    const { checkpoint } = openCheckpoint(ledger.published.at(-1) ?? '', ledger.key.verifierKey.name, [
      ledger.key.verifierKey,
    ]);
    expect(Buffer.from(checkpoint.root).toString('base64')).toBe(root);
  });

  test('is signed once: where nothing is new, nothing is signed', async () => {
    await ledger.appendAndTick(5);
    for (let tick = 0; tick < 3; tick += 1) await ledger.integrator.tick();
    expect(await ledger.signed()).toHaveLength(1);
  });

  test('is taken in a bounded number at once, each with its checkpoint', async () => {
    await ledger.append(20_000);
    await ledger.integrator.tick();
    expect((await ledger.signed()).map(({ size }) => size)).toEqual([16_384, 20_000]);
    await expectRight();
  });

  test('goes on after a restart where it was, under the next epoch', async () => {
    await ledger.appendAndTick(300);
    await ledger.restart();
    expect(ledger.integrator.status()).toMatchObject({ state: 'checking', size: 300, epoch: 2 });
    await ledger.appendAndTick(10);
    expect(ledger.integrator.status()).toMatchObject({ state: 'running', size: 310, epoch: 2 });
    await expectRight();
  });

  test('is signed by itself at every interval once started, until it is stopped', async () => {
    const published = new Promise<void>((done) => ledger.integrator.onPublished(() => done()));
    ledger.integrator.start();
    await ledger.append(7);
    await published;
    await ledger.closeIntegrator();
    const signed = await ledger.signed();
    expect(signed.length).toBeGreaterThan(0);
    await ledger.append(1);
    expect(await ledger.signed()).toEqual(signed);
  });
});

describe('the heads of the streams', () => {
  test('are cut by the first checkpoint and by the first of each Berlin day', async () => {
    await ledger.appendAndTick(5);
    await ledger.appendAndTick(5);
    ledger.clock.advance(14 * 3_600_000);
    await ledger.appendAndTick(5);
    ledger.clock.advance(3_600_000);
    await ledger.appendAndTick(5);
    await ledger.restart();
    await ledger.appendAndTick(5);
    expect(cutsAmong(await ledger.signed())).toEqual([true, false, false, true, false]);
    const [, , , signed] = await ledger.signed();
    expect(readFileSync(join(ledger.files().streamHeadsFolder(20), 'checkpoint'), 'utf8')).toBe(signed?.note);
    expect(readdirSync(join(folder.path, 'ledger/streams')).sort()).toEqual(['20', '5']);
  });

  test('are cut when somebody asks, also where nothing is new: the same size and root once more', async () => {
    await ledger.appendAndTick(5);
    await ledger.appendAndTick(5);
    const cut = ledger.integrator.cutStreamHeads();
    await ledger.integrator.tick();
    await cut;
    expect(cutsAmong(await ledger.signed())).toEqual([true, false, true]);
    await expectRight();
  });

  const cutEachDay = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      await ledger.appendAndTick(5);
      ledger.clock.advance(24 * 3_600_000);
    }
  };
  const cutsThere = () => readdirSync(join(folder.path, 'ledger/streams')).map(Number).sort((one, other) => one - other); // biome-ignore format: one line

  test('stay for the latest two cuts, and every signed root in the list', async () => {
    await cutEachDay(4);
    expect(cutsThere()).toEqual([15, 20]);
    expect(cutsAmong(await ledger.signed())).toEqual([true, true, true, true]);
    await expectRight();
  });

  test('of an earlier cut go, also those that a process left which ended while it wrote or removed them', async () => {
    await cutEachDay(3);
    const cut = (size: number) => ledger.files().streamHeadsFolder(size);
    await ledger.closeIntegrator();
    // Ended before it removed the cut at 5, and once while it cut at 7.
    cpSync(cut(10), cut(5), { recursive: true });
    cpSync(join(cut(10), 'tile'), join(cut(7), 'tile'), { recursive: true });
    await ledger.open();
    await ledger.integrator.tick();
    expect(cutsThere()).toEqual([10, 15]);
    await expectRight();
  });

  test('cannot be cut where there is no stream yet', async () => {
    const cut = expect(ledger.integrator.cutStreamHeads()).rejects.toThrow('no events yet');
    await ledger.integrator.tick();
    await cut;
  });
});

test('every checkpoint of a forked log names what it was forked from', async () => {
  await ledger.closeIntegrator();
  const fork = { fromOrigin: 'test.local/one', toOrigin: 'test.local/two', size: 1, root: 'AAAA', reason: 'other' };
  ledger.forks = [{ ...fork, lostSize: 2, lostRoot: 'BBBB', number: 1, at: '2026-01-01T00:00:00.000Z' }];
  await ledger.open();
  for (let tick = 0; tick < 2; tick += 1) await ledger.appendAndTick(1);
  for (const { note } of await ledger.signed()) {
    expect(extensionsOf(note)).toContain('forked-from test.local/one 1 AAAA other');
  }
});

test('a clock that is set back: sizes still rise, and the time of a checkpoint never goes back', async () => {
  await ledger.appendAndTick(1);
  ledger.clock.advance(-60_000);
  await ledger.appendAndTick(1);
  expect((await ledger.signed()).map(({ size, at }) => [size, at])).toEqual([
    [1, '2026-01-05T08:00:00.000Z'],
    [2, '2026-01-05T08:00:00.000Z'],
  ]);
});

describe('there is one integrator', () => {
  test('a second one says so and does not start, until the first has stopped', async () => {
    await ledger.appendAndTick(1);
    await expect(ledger.openAnother()).rejects.toMatchObject({
      name: 'IntegratorRefused',
      message: expect.stringContaining('another process signs the log'),
    });
    await ledger.closeIntegrator();
    const second = await ledger.openAnother();
    await second.tick();
    expect(second.status().state).toBe('running');
    await second.stop();
  });

  test('one whose lock did not hold finds the epoch of the other, and signs nothing more', async () => {
    await ledger.appendAndTick(1);
    rmSync(join(folder.path, 'checkpoints/integrator.writer-lock'));
    const second = await ledger.openAnother();
    await ledger.appendAndTick(1);
    expect(ledger.integrator.status()).toMatchObject({
      state: 'stopped',
      finding: { kind: 'headDisagrees', text: expect.stringContaining('epoch 2') },
    });
    await second.tick();
    await second.stop();
    expect((await ledger.signed()).map(({ size }) => size)).toEqual([1, 2]);
  });
});

describe('what another process left half done', () => {
  test('a head without its signature is signed exactly so before anything else', async () => {
    await ledger.appendAndTick(10);
    await ledger.closeIntegrator();
    const file = join(folder.path, 'checkpoints/signed-checkpoints.jsonl');
    rmSync(file);
    rmSync(join(folder.path, 'ledger/checkpoint'));
    await ledger.append(5);
    await ledger.open();
    expect(existsSync(file)).toBe(false);
    await ledger.integrator.tick();
    expect((await ledger.signed()).map(({ size }) => size)).toEqual([10, 15]);
    await expectRight();
  });

  test('tiles beyond the head are removed', async () => {
    await ledger.appendAndTick(260);
    const files = ledger.files();
    await ledger.closeIntegrator();
    const hashes = (width: number) => Buffer.alloc(32 * width, 7);
    const tile = (level: number, index: number, width: number) => ({
      tile: { level, index, width },
      hashes: hashes(width),
    });
    await files.tiles.write([tile(0, 1, 9), tile(0, 2, 256), tile(0, 5, 3), tile(1, 0, 2), tile(2, 0, 1)]);
    await files.tiles.write([], [entryBundle(1, Array(256).fill('x'))]);
    writeFileSync(join(folder.path, 'ledger/tile/0/001.p/7.new'), 'torn');
    await files.ordinals.append([1000, 1001]);
    await ledger.open();
    await ledger.integrator.tick();
    await expectRight();
  });
});
