import { hashAt, rightEdgeTiles, TILE_WIDTH, tilePath, tileRoot } from '@lotsenbuch/transparency-log';
import { checkLeaves } from '../checking/check-leaves.js';
import type { StoredEvents } from '../checking/events-under-tiles.js';
import type { Finding } from '../checking/finding.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { HEAD_FILE, type LedgerHead } from '../tree-files/ledger-head.js';

/** The right edge does not lead to the root of the head: which of the store, the tiles and the head is to blame. */
export const edgeDifference = async (
  eventStore: StoredEvents,
  files: LedgerFiles,
  head: LedgerHead,
  text: string,
): Promise<Finding> =>
  (await checkLeaves(eventStore, files, 0, head.size)) ??
  (await damagedEdgeTile(files, head.size)) ?? { kind: 'headDisagrees', size: head.size, path: HEAD_FILE, text };

/** A tile of the right edge above level 0 that has another hash than the root of the tile below it. */
const damagedEdgeTile = async ({ tiles }: LedgerFiles, size: number): Promise<Finding | undefined> => {
  for (const tile of rightEdgeTiles(size)) {
    if (tile.level === 0) continue;
    const hashes = await tiles.read(tile);
    for (let place = 0; place < tile.width; place += 1) {
      const below = { level: tile.level - 1, index: tile.index * TILE_WIDTH + place, width: TILE_WIDTH };
      const root = tileRoot(await tiles.read(below));
      if (Buffer.compare(root, hashAt(hashes, place)) === 0) continue;
      return {
        kind: 'tileDamaged',
        path: tilePath(tile),
        text: `its hash ${place} is not the root of ${tilePath(below)}`,
      };
    }
  }
  return undefined;
};
