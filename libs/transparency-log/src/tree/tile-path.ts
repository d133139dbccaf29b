import { isSizeOrIndex } from './bounds.js';
import { TILE_WIDTH, type Tile } from './tile.js';

/** What tlog-tiles leaves room for; a tree of safe integers ends at level 6. */
const MAX_LEVEL = 63;

const pathOf = (folder: string, index: number, width: number): string => {
  if (!isSizeOrIndex(index)) throw new RangeError(`tile index ${index} is not an integer from 0 to 2^53 − 1`);
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new RangeError(`tile width ${width} is not an integer from 1 to ${TILE_WIDTH}`);
  }
  const last = String(index % 1000).padStart(3, '0');
  let path = width === TILE_WIDTH ? last : `${last}.p/${width}`;
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return `tile/${folder}/${path}`;
};

/**
 * Where tlog-tiles serves a tile, relative to the log's prefix: `tile/0/x001/234/067.p/12`, without `.p/…` if it is full.
 * @throws RangeError for a level above 63, an index that is no safe integer or a width outside 1 to 256.
 */
export const tilePath = ({ level, index, width }: Tile): string => {
  if (!isSizeOrIndex(level) || level > MAX_LEVEL) {
    throw new RangeError(`tile level ${level} is not an integer from 0 to ${MAX_LEVEL}`);
  }
  return pathOf(String(level), index, width);
};

/**
 * Where tlog-tiles serves the entries of a tile of level 0: `tile/entries/x001/234/067.p/12`.
 * @throws RangeError for an index that is no safe integer or a width outside 1 to 256.
 */
export const entriesPath = ({ index, width }: { readonly index: number; readonly width: number }): string =>
  pathOf('entries', index, width);

type TilePath =
  | ({ readonly kind: 'hashes' } & Tile)
  | { readonly kind: 'entries'; readonly index: number; readonly width: number };

const TILE_PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/** What a path names; undefined for anything but the one way `tilePath` or `entriesPath` writes it. */
export const parseTilePath = (path: string): TilePath | undefined => {
  const [, folder, groups, partial] = TILE_PATH.exec(path) ?? [];
  if (folder === undefined || groups === undefined) return undefined;
  const index = Number(groups.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const level = folder === 'entries' ? 0 : Number(folder);
  if (!isSizeOrIndex(index) || width < 1 || width > TILE_WIDTH || level > MAX_LEVEL) return undefined;
  if (folder === 'entries') {
    return entriesPath({ index, width }) === path ? { kind: 'entries', index, width } : undefined;
  }
  const tile = { level, index, width };
  return tilePath(tile) === path ? { kind: 'hashes', ...tile } : undefined;
};
