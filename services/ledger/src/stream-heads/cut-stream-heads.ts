import type { EventStore } from '@lotsenbuch/event-store';
import { GrowingTree, TILE_WIDTH } from '@lotsenbuch/transparency-log';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { TileFiles } from '../tree-files/tile-files.js';
import type { StreamHeads } from './stream-heads-line.js';
import { streamLines } from './stream-lines.js';

/**
 * Writes the tree over the heads of all streams up to and including the ordinal, its tiles and entry bundles, below the
 * folder. The same events give the same files: after a crash it is simply cut again.
 * @returns what the checkpoint of this cut has to carry
 */
export const cutStreamHeads = async (
  eventStore: Pick<EventStore, 'readStreamExtents'>,
  ordinal: number,
  folder: string,
  disk: Disk = realDisk,
): Promise<StreamHeads> => {
  const files = new TileFiles(folder, disk);
  const tree = GrowingTree.empty();
  let bundle: string[] = [];
  const writeBundle = async () => {
    await files.writeEntries(Math.floor((tree.size - 1) / TILE_WIDTH), bundle);
    bundle = [];
  };
  for await (const line of streamLines(eventStore, ordinal)) {
    tree.append(line);
    bundle.push(line);
    if (bundle.length === TILE_WIDTH) await writeBundle();
  }
  if (bundle.length > 0) await writeBundle();
  await files.write(tree.takeTiles());
  return { count: tree.size, root: tree.root() };
};
