import { hash } from 'node:crypto';
import { ProofRefused } from '../refusals.js';
import { HASH_BYTES } from './bounds.js';
import type { Hash } from './hash.js';
import { TILE_WIDTH } from './tile.js';

interface NodeInput {
  readonly start: number;
  readonly bytes: Buffer;
}

/**
 * One row of a tile's tree, from byte 1 on, each row written over the one below it. The byte before a pair of hashes
 * belongs to a pair already hashed, so it can be made the node prefix: 65 bytes are hashed where they lie. Copying them
 * together, or a digest returned as a buffer, would each cost as much as the hash.
 */
const row = Buffer.alloc(1 + TILE_WIDTH * HASH_BYTES);
const nodeInputs: readonly NodeInput[] = Array.from({ length: TILE_WIDTH / 2 }, (_, pair) => {
  const start = pair * 2 * HASH_BYTES;
  return { start, bytes: row.subarray(start, start + 1 + 2 * HASH_BYTES) };
});

/**
 * The RFC 6962 root over 1 to 256 hashes, one after the other as in a tile.
 * @throws ProofRefused `tile-length` for any other number of bytes.
 */
export const tileRoot = (hashes: Uint8Array): Hash => {
  let width = hashes.length / HASH_BYTES;
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new ProofRefused(
      'tile-length',
      `a tile has 1 to ${TILE_WIDTH} hashes of ${HASH_BYTES} bytes, this one has ${hashes.length} bytes`,
    );
  }
  row.set(hashes, 1);
  while (width > 1) {
    const pairs = Math.floor(width / 2);
    for (let pair = 0; pair < pairs; pair += 1) {
      const input = nodeInputs[pair] as NodeInput;
      row[input.start] = 1;
      row.write(hash('sha256', input.bytes, 'binary'), 1 + pair * HASH_BYTES, HASH_BYTES, 'latin1');
    }
    // An odd hash at the end has no sibling: it goes up as it is, never doubled.
    if (width % 2 === 1) row.copyWithin(1 + pairs * HASH_BYTES, 1 + (width - 1) * HASH_BYTES, 1 + width * HASH_BYTES);
    width = Math.ceil(width / 2);
  }
  return new Uint8Array(row.subarray(1, 1 + HASH_BYTES));
};
