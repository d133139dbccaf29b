/** SHA-256. */
export const HASH_BYTES = 32;

/** One of the hashes that lie one behind the other in a tile, from place 0; a view, not a copy. */
export const hashAt = (hashes: Uint8Array, place: number): Uint8Array =>
  hashes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);

/** Hashes in a full tile, entries in a full entry bundle. */
export const TILE_WIDTH = 256;

/** Bit operators would cut at 2^32: sizes and indexes are reckoned with as safe integers, by arithmetic only. */
export const isSizeOrIndex = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** `count` is at least 1. */
export const largestPowerOfTwoWithin = (count: number): number => {
  let power = 1;
  while (power * 2 <= count) power *= 2;
  return power;
};

/** Where RFC 6962 §2.1 splits `count` leaves, at least 2: at the largest power of two below. */
export const splitPoint = (count: number): number => largestPowerOfTwoWithin(count - 1);

/** @throws RangeError if `size` is not an integer from 0 to 2^53 − 1. */
export const requireSize = (size: number): void => {
  if (!isSizeOrIndex(size)) throw new RangeError(`tree size ${size} is not an integer from 0 to 2^53 − 1`);
};

/** How many hashes a tree of this size has on each level, the lowest first; no level without a hash. */
export const hashesPerLevel = (size: number): readonly number[] => {
  const counts: number[] = [];
  for (let count = size; count > 0; count = Math.floor(count / TILE_WIDTH)) counts.push(count);
  return counts;
};
