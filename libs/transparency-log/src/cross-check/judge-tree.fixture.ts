import { join } from 'node:path';
import {
  decodeEntryBundle,
  entriesPath,
  GrowingTree,
  inclusionProof,
  leafHash,
  parseTilePath,
  rootAt,
  TILE_WIDTH,
  tilePath,
  verifyInclusion,
} from '../index.js';
import { bytesOf, type TreeClaim } from './claim.fixture.js';
import { ClaimRefused } from './claim-refused.fixture.js';
import { readTreeFiles, requireFile, sourceOf, type TreeFiles } from './tree-files.fixture.js';

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

function filesOf({ changed = {}, ...claim }: TreeClaim, folder: string): TreeFiles {
  const files = readTreeFiles(join(folder, claim.folder));
  for (const [path, content] of Object.entries(changed)) {
    if (content === null) files.delete(path);
    else files.set(path, bytesOf(content));
  }
  return files;
}

/** All entry bundles, in order. */
const bundlesOf = (size: number): readonly { index: number; width: number }[] =>
  Array.from({ length: Math.ceil(size / TILE_WIDTH) }, (_, index) => ({
    index,
    width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH),
  }));

/** Of so many tiles one is also proved from the root down; all are compared with what their entries give. */
const PROVED_EVERY = 16;

/** Accepts a tree if its root follows from the tiles and from the entries, and every file from the root. */
export async function judgeTree(claim: TreeClaim, folder: string): Promise<void> {
  const files = filesOf(claim, folder);
  const source = sourceOf(files);
  const { size } = claim;
  const root = bytesOf(claim.root);
  if (!equal(await rootAt(size, source), root)) throw new ClaimRefused('the tiles have another root');
  if (!equal((await GrowingTree.at(size, source)).root(), root)) throw new ClaimRefused('its right edge is of another');

  const grown = GrowingTree.empty();
  for (const bundle of bundlesOf(size)) {
    const hashes = decodeEntryBundle(requireFile(files, entriesPath(bundle))).map(leafHash);
    if (hashes.length !== bundle.width) throw new ClaimRefused(`bundle ${bundle.index} has ${hashes.length} entries`);
    for (const hash of hashes) grown.appendLeafHash(hash);
    if (bundle.index % PROVED_EVERY > 0) continue;
    const index = bundle.index * TILE_WIDTH;
    const proof = await inclusionProof(index, size, source);
    verifyInclusion({ leafHash: hashes[0] as Uint8Array, index, size, root, proof });
  }
  if (!equal(grown.root(), root)) throw new ClaimRefused('the entries have another root');
  requireNothingElse(grown, files);
}

/** Tiles of smaller, older trees may be there too: each is the beginning of one of this tree. */
function requireNothingElse(grown: GrowingTree, files: TreeFiles): void {
  const tiles = new Map(
    grown.takeTiles().map(({ tile, hashes }) => [tilePath({ ...tile, width: TILE_WIDTH }), { tile, hashes }] as const),
  );
  for (const { tile } of tiles.values()) requireFile(files, tilePath(tile));
  for (const [path, content] of files) {
    const parsed = parseTilePath(path);
    if (parsed?.kind === 'entries') continue;
    const of = parsed && tiles.get(tilePath({ ...parsed, width: TILE_WIDTH }));
    if (!of || parsed.width > of.tile.width || !equal(of.hashes.subarray(0, parsed.width * 32), content)) {
      throw new ClaimRefused(`${path} is not of this tree`);
    }
  }
}
