import { type Hash, inclusionProof, ProofRefused, type Tile, verifyInclusion } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import type { LedgerHead } from '../tree-files/ledger-head.js';
import { TreeFileFault } from '../tree-files/tree-file-fault.js';

/** A leaf and one tile on its way to the root, as the events of the store have them. */
export interface ComputedLeaf {
  readonly index: number;
  readonly hash: Hash;
  readonly tile: Tile;
  readonly hashes: readonly Hash[];
}

/**
 * True if the leaf leads to the root that was kept before it was signed, once the tile is as the store has it: then not the
 * event was changed, but the tile.
 */
export const isInSignedTree = async (
  files: LedgerFiles,
  head: LedgerHead | undefined,
  { index, hash, tile, hashes }: ComputedLeaf,
): Promise<boolean> => {
  if (head === undefined || index >= head.size) return false;
  const computed = Buffer.concat(hashes);
  const source = async (asked: Tile): Promise<Uint8Array> => {
    const stored = await files.tiles.read(asked);
    if (asked.level !== tile.level || asked.index !== tile.index) return stored;
    return Buffer.concat([computed, stored.subarray(computed.length)]).subarray(0, stored.length);
  };
  try {
    const proof = await inclusionProof(index, head.size, source);
    verifyInclusion({ leafHash: hash, index, size: head.size, root: Buffer.from(head.root, 'base64'), proof });
    return true;
  } catch (reason) {
    if (reason instanceof ProofRefused || reason instanceof TreeFileFault) return false;
    throw reason;
  }
};
