import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@lotsenbuch/event-store';
import {
  decodeEntryBundle,
  GrowingTree,
  HASH_BYTES,
  leafHash,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseTilePath,
  rightEdgeTiles,
  rootAt,
  TILE_WIDTH,
  tilePath,
  tileRoot,
  type VerifierKey,
} from '@lotsenbuch/transparency-log';
import { cutSizes } from '../stream-heads/latest-stream-heads.js';
import { type StreamHeads, streamHeadsOf } from '../stream-heads/stream-heads-line.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { TileFiles } from '../tree-files/tile-files.js';

/** The hashes of each level of the tree over these leaves, by the definition: 256 of one level make one of the next. */
const levelsOf = (leaves: readonly Uint8Array[]): Buffer[] => {
  const levels: Buffer[] = [];
  for (let hashes = leaves; hashes.length > 0; ) {
    levels.push(Buffer.concat(hashes));
    const above: Uint8Array[] = [];
    for (let end = TILE_WIDTH; end <= hashes.length; end += TILE_WIDTH) {
      above.push(tileRoot(Buffer.concat(hashes.slice(end - TILE_WIDTH, end))));
    }
    hashes = above;
  }
  return levels;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Two roots for one size among these signed notes, and signatures that are not the key's; empty if there are none. */
export const faultsOfNotes = (notes: readonly string[], key: VerifierKey): string[] => {
  const faults: string[] = [];
  const roots = new Map<number, string>();
  for (const note of notes) {
    const { size, root } = openCheckpoint(note, key.name, [key]).checkpoint;
    const other = roots.get(size) ?? base64(root);
    if (other !== base64(root)) faults.push(`two roots for size ${size}: ${other} and ${base64(root)}`);
    roots.set(size, other);
  }
  return faults;
};

/**
 * What is wrong with a ledger that has caught up with its store and is not being written; empty if every event has its leaf,
 * every tile and bundle is what a tree built anew from the store has, and every root ever signed is that tree's.
 * @param seen checkpoints that were seen while it ran
 */
export const faultsOfLedger = async (
  store: Pick<EventStore, 'readStored'>,
  files: LedgerFiles,
  key: VerifierKey,
  seen: readonly string[] = [],
): Promise<string[]> => {
  const entries: string[] = [];
  const ordinals: number[] = [];
  const roots = new Map<number, string>();
  const tree = GrowingTree.empty();
  const signed: string[] = [];
  const sizes = new Set<number>();
  const faults: string[] = [];
  let at = '';
  let last = 0;
  for await (const checkpoint of files.signed.all()) {
    signed.push(checkpoint.note);
    sizes.add(checkpoint.size);
    if (checkpoint.at < at) faults.push(`${checkpoint.at} was signed after ${at}`);
    if (checkpoint.size < last) faults.push(`size ${checkpoint.size} was signed after ${last}`);
    ({ at, size: last } = checkpoint);
  }
  for await (const page of store.readStored()) {
    for (const [ordinal, , , , canonical] of page) {
      tree.append(canonical);
      entries.push(canonical);
      ordinals.push(ordinal);
      if (sizes.has(tree.size)) roots.set(tree.size, base64(tree.root()));
    }
  }
  faults.push(...faultsOfNotes([...signed, ...seen], key));
  for (const note of [...signed, ...seen]) {
    const { size, root } = openCheckpoint(note, key.name, [key]).checkpoint;
    if (roots.get(size) !== base64(root))
      faults.push(`size ${size} was signed with a root that its events do not have`);
  }
  const head = await files.head();
  if (head?.size !== entries.length) faults.push(`the head covers ${head?.size} of ${entries.length} events`);
  if (head?.root !== base64(tree.root())) faults.push('the head has another root than the events');
  if (last !== entries.length) faults.push(`signed were ${last} of ${entries.length} events`);
  if ((await files.published()) !== signed.at(-1)) faults.push('published is not what was signed last');
  const found = await files.ordinals.range(0, files.ordinals.size);
  if (JSON.stringify(found) !== JSON.stringify(ordinals)) faults.push('the ordinals are not those of the events');
  return [...faults, ...(await faultsOfCuts(files, signed)), ...faultsOfTiles(files.places.ledgerDir, entries)];
};

/** The latest two cuts that were signed lie there with their checkpoints and lead to their roots, and no earlier one does. */
const faultsOfCuts = async (files: LedgerFiles, signed: readonly string[]): Promise<string[]> => {
  const faults: string[] = [];
  const cuts = new Map<number, StreamHeads & { readonly note: string }>();
  for (const note of signed) {
    const { size, extensions } = parseCheckpoint(parseNote(note).text);
    const heads = streamHeadsOf(extensions);
    if (heads !== undefined) cuts.set(size, { ...heads, note });
  }
  const latest = [...cuts].slice(-2);
  for (const [size, { count, root, note }] of latest) {
    const folder = files.streamHeadsFolder(size);
    if (textIfThere(join(folder, 'checkpoint')) !== note) faults.push(`the cut at ${size} has not its checkpoint`);
    const found = await rootAt(count, new TileFiles(folder).read);
    if (base64(found) !== base64(root)) faults.push(`the cut at ${size} has another root than was signed`);
  }
  const end = latest.at(-1)?.[0] ?? 0;
  const left = (await cutSizes(files)).filter((size) => size <= end && !latest.some(([each]) => each === size));
  return [...faults, ...left.map((size) => `the cut at ${size} is left over`)];
};

const faultsOfTiles = (ledgerDir: string, entries: readonly string[]): string[] => {
  const faults: string[] = [];
  const levels = levelsOf(entries.map((entry) => leafHash(entry)));
  const root = join(ledgerDir, 'tile');
  const names = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [];
  const present = new Set<string>();
  for (const entry of names) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(ledgerDir.length + 1);
    present.add(path);
    const tile = parseTilePath(path);
    const bytes = readFileSync(join(ledgerDir, path));
    if (tile === undefined) {
      faults.push(`${path} is not a tile`);
    } else if (tile.kind === 'hashes') {
      const start = tile.index * TILE_WIDTH * HASH_BYTES;
      const expected = levels[tile.level]?.subarray(start, start + tile.width * HASH_BYTES);
      if (expected === undefined || Buffer.compare(bytes, expected) !== 0)
        faults.push(`${path} is not of these events`);
    } else {
      const start = tile.index * TILE_WIDTH;
      const expected = entries.slice(start, start + tile.width);
      const read = decodeEntryBundle(bytes).map((bundled) => Buffer.from(bundled).toString());
      if (JSON.stringify(read) !== JSON.stringify(expected)) faults.push(`${path} is not of these events`);
    }
  }
  for (const edge of rightEdgeTiles(entries.length)) {
    for (let index = 0; index <= edge.index; index += 1) {
      const width = index < edge.index ? TILE_WIDTH : edge.width;
      const path = tilePath({ level: edge.level, index, width });
      const paths = edge.level === 0 ? [path, path.replace('tile/0/', 'tile/entries/')] : [path];
      for (const wanted of paths) if (!present.delete(wanted)) faults.push(`${wanted} is missing`);
    }
  }
  for (const path of present) faults.push(`${path} is left over`);
  return faults;
};
