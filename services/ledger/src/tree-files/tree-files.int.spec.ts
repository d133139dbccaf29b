import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { entriesPath, GrowingTree, rootAt, tilePath } from '@lotsenbuch/transparency-log';
import { openLedgerFiles } from './ledger-files.js';
import type { SignedCheckpoint, SignedCheckpoints } from './signed-checkpoints.js';
import { entryBundle } from './tile-files.js';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const filesIn = (path: string) =>
  openLedgerFiles({
    ledgerDir: join(path, 'ledger'),
    checkpointDir: join(path, 'checkpoints'),
    keyFile: join(path, 'ledger-key'),
  });

const fault = (kind: string, more: object = {}) => expect.objectContaining({ name: 'TreeFileFault', kind, ...more });

const entriesOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `leaf ${index}, äöü`);

describe('tiles and entry bundles', () => {
  test('a tile is cut from the widest that is there, and the tree of any earlier size is read from it', async () => {
    const { tiles, places } = filesIn(folder.path);
    const tree = GrowingTree.empty();
    const roots: string[] = [];
    for (const entry of entriesOf(300)) {
      tree.append(entry);
      roots.push(Buffer.from(tree.root()).toString('hex'));
      if (tree.size % 7 === 0 || tree.size === 300) {
        const taken = tree.takeTiles();
        await tiles.write(taken);
        tiles.removeNarrower(taken.map(({ tile }) => tile));
      }
    }
    expect(readdirSync(join(places.ledgerDir, 'tile/0')).sort()).toEqual(['000', '001.p']);
    expect(readdirSync(join(places.ledgerDir, 'tile/0/001.p'))).toEqual(['44']);
    for (const size of [1, 7, 255, 256, 257, 299, 300]) {
      expect(Buffer.from(await rootAt(size, tiles.read)).toString('hex')).toBe(roots[size - 1]);
    }
  });

  test('entries come back as they were written, also fewer than there are', async () => {
    const { tiles } = filesIn(folder.path);
    const entries = entriesOf(20);
    await tiles.write([], [entryBundle(3, entries)]);
    const read = await tiles.readEntries(3, 12);
    expect(read.map((entry) => Buffer.from(entry).toString())).toEqual(entries.slice(0, 12));
  });

  test('what is missing or has the wrong length is named with its path', async () => {
    const { tiles, places } = filesIn(folder.path);
    const tile = { level: 0, index: 1, width: 2 };
    await expect(tiles.read(tile)).rejects.toEqual(fault('tileMissing', { path: 'tile/0/001.p/2' }));
    await expect(tiles.readEntries(1, 2)).rejects.toEqual(
      fault('entryBundleMissing', { path: 'tile/entries/001.p/2' }),
    );
    await tiles.write([{ tile, hashes: Buffer.alloc(64) }], [entryBundle(1, ['a', 'b'])]);
    truncateSync(join(places.ledgerDir, tilePath(tile)), 63);
    await expect(tiles.read(tile)).rejects.toEqual(fault('tileDamaged', { path: 'tile/0/001.p/2' }));
    appendFileSync(join(places.ledgerDir, entriesPath(tile)), '\0\u0001c');
    await expect(tiles.readEntries(1, 2)).rejects.toEqual(
      fault('entryBundleDamaged', { path: 'tile/entries/001.p/2' }),
    );
  });
});

describe('the ordinals of the leaves', () => {
  test('are found by index and by ordinal, with gaps between them and beyond 2^32', async () => {
    const { ordinals } = filesIn(folder.path);
    const all = [1, 2, 5, 6, 7, 100, 2 ** 32, 2 ** 40 + 3];
    await ordinals.append(all.slice(0, 3));
    await ordinals.append(all.slice(3));
    expect(ordinals.size).toBe(all.length);
    expect(await ordinals.range(0, all.length)).toEqual(all);
    for (const [index, ordinal] of all.entries()) {
      expect(await ordinals.at(index)).toBe(ordinal);
      expect(await ordinals.indexOf(ordinal)).toBe(index);
    }
    for (const none of [0, 3, 99, 2 ** 32 + 1, 2 ** 41]) expect(await ordinals.indexOf(none)).toBeUndefined();
    await expect(ordinals.at(all.length)).rejects.toEqual(fault('ordinalsDamaged'));
  });

  test('are cut back to a size, and a torn end is written over', async () => {
    const { ordinals, places } = filesIn(folder.path);
    await ordinals.append([1, 2, 3]);
    ordinals.truncate(2);
    appendFileSync(join(places.ledgerDir, 'ordinals'), 'torn');
    await ordinals.append([9]);
    expect(await ordinals.range(0, 3)).toEqual([1, 2, 9]);
    expect(ordinals.size).toBe(3);
  });
});

describe('the head', () => {
  const head = { origin: 'test.local/one', size: 3, root: 'AAAA', ordinal: 7, epoch: 2 };

  test('comes back as it was written; there is none at first', async () => {
    const files = filesIn(folder.path);
    expect(await files.head()).toBeUndefined();
    await files.writeHead(head);
    expect(await files.head()).toEqual(head);
  });

  test('is refused if one digit of it was changed', async () => {
    const files = filesIn(folder.path);
    await files.writeHead(head);
    const file = join(files.places.checkpointDir, 'head.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"ordinal":7', '"ordinal":8'));
    await expect(files.head()).rejects.toEqual(fault('headDamaged', { path: 'head.json' }));
  });
});

describe('the signed checkpoints', () => {
  const allOf = async (signed: SignedCheckpoints): Promise<SignedCheckpoint[]> => {
    const all: SignedCheckpoint[] = [];
    for await (const checkpoint of signed.all()) all.push(checkpoint);
    return all;
  };
  const line = (size: number, filling = '') => ({
    size,
    at: '2024-05-06T07:08:09.000Z',
    note: `note ${size}\n${filling}`,
  });

  test('come back in their order, also those that are longer than what is read at once', async () => {
    const { signed } = filesIn(folder.path);
    expect(await signed.latest()).toBeUndefined();
    const written = [line(1), line(2, 'ß'.repeat(40_000)), line(3, 'x'.repeat(20_000))];
    for (const checkpoint of written) {
      await signed.append(checkpoint);
      expect(await signed.latest()).toEqual(checkpoint);
    }
    expect(await allOf(signed)).toEqual(written);
  });

  test('a line that was cut off does not count, and the next one takes its place', async () => {
    const { signed, places } = filesIn(folder.path);
    await signed.append(line(1));
    appendFileSync(join(places.checkpointDir, 'signed-checkpoints.jsonl'), `{"size":2,${' '.repeat(500)}`);
    expect(await signed.latest()).toEqual(line(1));
    await signed.append(line(2));
    expect(await allOf(signed)).toEqual([line(1), line(2)]);
  });

  test('a damaged line is named by its number', async () => {
    const { signed, places } = filesIn(folder.path);
    for (const size of [1, 2]) await signed.append(line(size));
    const file = join(places.checkpointDir, 'signed-checkpoints.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('{"size":2', '{"size":"2'));
    await expect(allOf(signed)).rejects.toEqual(fault('checkpointDamaged', { line: 2 }));
    await expect(signed.latest()).rejects.toEqual(fault('checkpointDamaged', { line: 2 }));
  });
});

describe('the published checkpoint', () => {
  test('gets more signatures only while it is still the published one', async () => {
    const files = filesIn(folder.path);
    expect(await files.published()).toBeUndefined();
    await files.publication.replace('one');
    expect(await files.publication.amend('one', 'one, cosigned')).toBe(true);
    const replaced = files.publication.replace('two');
    expect(await files.publication.amend('one, cosigned', 'one, cosigned twice')).toBe(false);
    await replaced;
    expect(await files.published()).toBe('two');
    expect(existsSync(join(files.places.ledgerDir, 'checkpoint.new'))).toBe(false);
    rmSync(files.places.ledgerDir, { recursive: true });
    expect(await files.published()).toBeUndefined();
  });
});
