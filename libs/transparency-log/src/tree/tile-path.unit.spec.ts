import fc from 'fast-check';
import { entriesPath, parseTilePath, tilePath } from './tile-path.js';

/** Facts of C2SP's tlog-tiles, and of golang.org/x/mod sumdb/tlog/tlog_test.go (whose paths also name the height). */
const PATHS = [
  ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
  ['tile/0/x001/x234/067.p/12', { level: 0, index: 1_234_067, width: 12 }],
  ['tile/0/001', { level: 0, index: 1, width: 256 }],
  ['tile/0/001.p/5', { level: 0, index: 1, width: 5 }],
  ['tile/5/x123/x456/078', { level: 5, index: 123_456_078, width: 256 }],
  ['tile/5/x123/x456/078.p/2', { level: 5, index: 123_456_078, width: 2 }],
  ['tile/0/x003/x057/500', { level: 0, index: 3_057_500, width: 256 }],
  ['tile/0/000', { level: 0, index: 0, width: 256 }],
  ['tile/63/999.p/255', { level: 63, index: 999, width: 255 }],
  ['tile/1/x001/000.p/1', { level: 1, index: 1000, width: 1 }],
  ['tile/0/x009/x007/x199/x254/x740/991', { level: 0, index: Number.MAX_SAFE_INTEGER, width: 256 }],
] as const;

test.each(PATHS)('%s', (path, tile) => {
  expect(tilePath(tile)).toBe(path);
  expect(parseTilePath(path)).toEqual({ kind: 'hashes', ...tile });
});

test('entry bundles have the paths of the tiles of level 0, in a folder of their own', () => {
  expect(entriesPath({ index: 3_057_500, width: 256 })).toBe('tile/entries/x003/x057/500');
  expect(entriesPath({ index: 1, width: 17 })).toBe('tile/entries/001.p/17');
  expect(parseTilePath('tile/entries/001.p/17')).toEqual({ kind: 'entries', index: 1, width: 17 });
});

test.each([
  ['an index without x before its first groups', 'tile/5/123/456/078'],
  ['an x before the last group', 'tile/5/x123/x456/x078'],
  ['a negative level', 'tile/-1/x123/x456/078'],
  ['a level with leading zero', 'tile/00/001'],
  ['a level above 63', 'tile/64/001'],
  ['no level', 'tile/data/x003/x057/500'],
  ['leading groups of zeros', 'tile/0/x000/001'],
  ['a group of two digits', 'tile/0/01'],
  ['a group of four digits', 'tile/0/0001'],
  ['a full width written as a partial one', 'tile/0/001.p/256'],
  ['a width of zero', 'tile/0/001.p/0'],
  ['a width with leading zero', 'tile/0/001.p/05'],
  ['a width that is missing', 'tile/0/001.p/'],
  ['an index beyond 2^53', 'tile/0/x009/x007/x199/x254/x740/992'],
  ['something before', '/tile/0/001'],
  ['something behind', 'tile/0/001/'],
  ['a line end behind', 'tile/0/001\n'],
  ['a step up', 'tile/0/../001'],
  ['digits that are not ASCII', 'tile/0/٠٠١'],
  ['an encoded slash', 'tile%2F0%2F001'],
  ['a capital X', 'tile/0/X001/001'],
  ['nothing', ''],
])('is no tile path: %s', (_, path) => {
  expect(parseTilePath(path)).toBeUndefined();
});

test('any tile is found again under its path, and no other text names it', () => {
  fc.assert(
    fc.property(
      fc.nat(63),
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 256 }),
      fc.nat(),
      fc.constantFrom('', '0', '1', 'x', '/', '.'),
      (level, index, width, place, written) => {
        const path = tilePath({ level, index, width });
        expect(parseTilePath(path)).toEqual({ kind: 'hashes', level, index, width });
        const at = place % path.length;
        const other = path.slice(0, at) + written + path.slice(at + 1);
        const found = parseTilePath(other);
        if (found?.kind === 'hashes') expect(tilePath(found)).toBe(other);
      },
    ),
  );
});

test.each([
  { level: 64, index: 0, width: 1 },
  { level: -1, index: 0, width: 1 },
  { level: 0, index: -1, width: 1 },
  { level: 0, index: 2 ** 53, width: 1 },
  { level: 0, index: 0.5, width: 1 },
  { level: 0, index: 0, width: 0 },
  { level: 0, index: 0, width: 257 },
])('there is no path for the tile %o', (tile) => {
  expect(() => tilePath(tile)).toThrow(RangeError);
});
