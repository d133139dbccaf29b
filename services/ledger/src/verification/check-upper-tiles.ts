import { hashAt, TILE_WIDTH, tilePath, tileRoot } from '@lotsenbuch/transparency-log';
import { findingOfFault } from '../checking/fault-finding.js';
import type { Finding } from '../checking/finding.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';

/**
 * Checks every node above level 1, whose tiles the segments check: each full tile must hash to its place in the tile above.
 */
export const checkUpperTiles = async (files: LedgerFiles, size: number): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  let level = 1;
  // Full tiles of this level, each of which is one hash of the level above.
  for (let full = Math.floor(size / TILE_WIDTH ** 2); full > 0; full = Math.floor(full / TILE_WIDTH)) {
    for (let first = 0; first < full; first += TILE_WIDTH) {
      const width = Math.min(TILE_WIDTH, full - first);
      const above = { level: level + 1, index: first / TILE_WIDTH, width };
      try {
        const hashes = await files.tiles.read(above);
        for (let place = 0; place < width; place += 1) {
          const root = tileRoot(await files.tiles.read({ level, index: first + place, width: TILE_WIDTH }));
          const stored = hashAt(hashes, place);
          if (Buffer.compare(root, stored) === 0) continue;
          findings.push({
            kind: 'tileDamaged',
            path: tilePath(above),
            text: `its hash number ${place} is not the root below`,
          });
          break;
        }
      } catch (reason) {
        findings.push(findingOfFault(reason));
      }
    }
    level += 1;
  }
  return findings;
};
