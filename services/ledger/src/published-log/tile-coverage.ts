import { TILE_WIDTH } from '@lotsenbuch/transparency-log';

/** Whether a tree of this size has all the hashes of a tile, or all the entries of a bundle (level 0). */
export const isCovered = (
  { level, index, width }: { readonly level: number; readonly index: number; readonly width: number },
  size: number,
): boolean => index * TILE_WIDTH + width <= Math.floor(size / TILE_WIDTH ** level);
