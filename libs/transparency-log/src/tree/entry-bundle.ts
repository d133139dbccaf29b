import { ProofRefused } from '../refusals.js';
import { TILE_WIDTH } from './tile.js';

export const LENGTH_BYTES = 2;
export const MAX_ENTRY_BYTES = 65_535;

/**
 * The entries of a tile of level 0 as tlog-tiles serves them: before the UTF-8 of each its length in bytes, as two bytes,
 * the higher one first.
 * @throws RangeError for an entry of more than 65,535 bytes, one with half of a surrogate pair, or not 1 to 256 entries.
 */
export const encodeEntryBundle = (entries: readonly string[]): Buffer => {
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new RangeError(`an entry bundle has 1 to ${TILE_WIDTH} entries, not ${entries.length}`);
  }
  const lengths = entries.map((entry, place) => {
    const bytes = Buffer.byteLength(entry);
    if (bytes > MAX_ENTRY_BYTES) {
      throw new RangeError(
        `entry ${place} of the bundle has ${bytes} bytes; a bundle holds entries of up to ${MAX_ENTRY_BYTES}`,
      );
    }
    if (!entry.isWellFormed()) {
      throw new RangeError(`entry ${place} of the bundle holds half of a surrogate pair, for which UTF-8 has no bytes`);
    }
    return bytes;
  });
  const bundle = Buffer.allocUnsafe(lengths.reduce((sum, bytes) => sum + LENGTH_BYTES + bytes, 0));
  let offset = 0;
  for (const [place, entry] of entries.entries()) {
    const start = bundle.writeUInt16BE(lengths[place] ?? 0, offset);
    offset = start + bundle.write(entry, start);
  }
  return bundle;
};

/**
 * The bytes of each entry of a bundle, as views on it.
 * @throws ProofRefused `entry-bundle-length` if the last entry does not end where the bundle ends, or if there are not 1
 * to 256 entries.
 */
export const decodeEntryBundle = (bytes: Uint8Array): readonly Uint8Array[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset < bytes.length && entries.length < TILE_WIDTH) {
    const start = offset + LENGTH_BYTES;
    const end = start > bytes.length ? Number.POSITIVE_INFINITY : start + view.getUint16(offset);
    if (end > bytes.length) {
      throw new ProofRefused(
        'entry-bundle-length',
        `the entry bundle ends after ${bytes.length} bytes, inside entry ${entries.length} or its length, which begins ` +
          `at byte ${offset}`,
      );
    }
    entries.push(bytes.subarray(start, end));
    offset = end;
  }
  if (entries.length === 0 || offset < bytes.length) {
    throw new ProofRefused(
      'entry-bundle-length',
      `an entry bundle has 1 to ${TILE_WIDTH} entries; this one has ${bytes.length - offset} bytes after entry ` +
        `number ${entries.length}`,
    );
  }
  return entries;
};
