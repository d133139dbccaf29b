import { join } from 'node:path';
import {
  encodeEntryBundle,
  entriesPath,
  GrowingTree,
  leafHash,
  nodeHash,
  TILE_WIDTH,
  type TileSource,
  tilePath,
} from '../index.js';
import { base64Of, type PathClaim, type TreeClaim } from './claim.fixture.js';
import type { ClaimMaker } from './claim-maker.fixture.js';
import { makeCheckpoint } from './make-notes.fixture.js';
import { makeLogProof, makeProofs } from './make-proofs.fixture.js';
import { sourceOf, type TreeFiles, writeTreeFiles } from './tree-files.fixture.js';

const LETTERS = [...'abcäöüß{}":,€–0123456789 \n\u{1f9ed}'];

/** Pieces of one random text, each with its index. */
function entriesOf({ random }: ClaimMaker, count: number): readonly string[] {
  const text = Array.from({ length: 10_000 }, () => random.pick(LETTERS));
  return Array.from({ length: count }, (_, index) => {
    if (index === 7) return '';
    if (index === 9) return 'x'.repeat(65_535);
    const start = random.below(text.length - 60);
    return `${text.slice(start, start + random.below(60)).join('')} ${index}`;
  });
}

/** Grows a tree and takes its tiles at these earlier sizes too, so that they are among the files. */
function growTree(maker: ClaimMaker, size: number, earlier: readonly number[]) {
  const entries = entriesOf(maker, size);
  const files = new Map<string, Uint8Array>();
  const tree = GrowingTree.empty();
  const take = () => {
    for (const { tile, hashes } of tree.takeTiles()) files.set(tilePath(tile), hashes);
  };
  for (const entry of entries) {
    tree.append(entry);
    if (earlier.includes(tree.size)) take();
  }
  take();
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const bundle = entries.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
    files.set(entriesPath({ index, width: bundle.length }), encodeEntryBundle(bundle));
  }
  return { entries, files, root: tree.root() };
}

/** A tree with all that belongs to it. */
export async function makeTree(maker: ClaimMaker, size: number, folder: string): Promise<void> {
  const indexes = size === 0 ? [] : [0, size - 1, maker.random.below(size)];
  const { entries, files, root } = growTree(
    maker,
    size,
    indexes.map((index) => index + 1),
  );
  writeTreeFiles(join(maker.folder, folder), files);
  const tree = maker.genuine<TreeClaim>({
    kind: 'tree',
    name: `${size} leaves`,
    accept: true,
    size,
    root: base64Of(root),
    folder,
  });
  maker.corrupted(tree, 'a bit of the root flipped', { root: base64Of(maker.random.flip(root)) });
  for (const { path, what, content } of corruptedFiles(maker, files)) {
    maker.corrupted(tree, `${path} ${what}`, { changed: { [path]: content && base64Of(content) } });
  }
  makeCheckpoint(maker, size, root);
  const source = sourceOf(files);
  for (const index of indexes) {
    const leaf = { size, index, leafHash: leafHash(entries[index] as string) };
    await makeProofs(maker, source, leaf);
    await makeLogProof(maker, source, leaf);
  }
}

/** One file of each kind, changed. What a smaller tree has left may be missing. */
function* corruptedFiles({ random }: ClaimMaker, files: TreeFiles) {
  for (const kind of ['tile/0/', 'tile/1/', 'tile/2/', 'tile/entries/']) {
    const paths = [...files.keys()].filter((path) => path.startsWith(kind));
    if (paths.length === 0) continue;
    const path = random.pick(paths);
    const content = files.get(path) as Uint8Array;
    yield { path, what: 'with a bit flipped', content: random.flip(content) };
    yield { path, what: 'cut by a byte', content: content.subarray(0, -1) };
    yield { path, what: 'with a byte more', content: Buffer.concat([content, Buffer.of(0)]) };
    const full = paths.find((each) => !each.includes('.p/')) ?? (paths.length === 1 ? path : undefined);
    if (full !== undefined) yield { path: full, what: 'missing', content: null };
  }
}

/** More leaves than anybody could append: all alike but one, so that a tile follows from its place. */
export async function makeHugeTree(maker: ClaimMaker, size: number): Promise<void> {
  const other = maker.random.below(size);
  const common = [leafHash('common')];
  const special = [leafHash('other')];
  for (let level = 0; level < 56; level += 1) {
    const [same, own] = [common[level] as Uint8Array, special[level] as Uint8Array];
    common.push(nodeHash(same, same));
    special.push(Math.floor(other / 2 ** level) % 2 === 0 ? nodeHash(own, same) : nodeHash(same, own));
  }
  const source: TileSource = async ({ level, index, width }) =>
    Buffer.concat(
      Array.from({ length: width }, (_, place) => {
        const isSpecial = index * TILE_WIDTH + place === Math.floor(other / TILE_WIDTH ** level);
        return (isSpecial ? special : common)[level * 8] as Uint8Array;
      }),
    );
  await makeProofs(maker, source, { size, index: other, leafHash: leafHash('other') });
}

/** Indexes that no tree here has. */
export function makePaths(maker: ClaimMaker): void {
  for (const index of [0, 999, 1000, 1_234_067, 2 ** 32, maker.random.below(2 ** 45)]) {
    for (const width of [1, 255, TILE_WIDTH, 1 + maker.random.below(TILE_WIDTH)]) {
      for (const level of [-1, 0, 1, 5]) {
        const path = level < 0 ? entriesPath({ index, width }) : tilePath({ level, index, width });
        const claim: PathClaim = { kind: 'path', name: path, accept: true, path, level, index, width };
        maker.genuine(claim);
        maker.corrupted(claim, 'another index', { index: index + 1 });
        maker.corrupted(claim, 'a zero before the width', { path: `${path.replace(/\.p.*/, '')}.p/0${width}` });
        maker.corrupted(claim, 'a slash after it', { path: `${path}/` });
      }
    }
  }
}
