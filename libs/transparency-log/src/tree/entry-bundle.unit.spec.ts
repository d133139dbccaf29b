import fc from 'fast-check';
import { decodeEntryBundle, encodeEntryBundle } from './entry-bundle.js';
import { refusalOf } from './refusal.fixture.js';

const texts = (bundle: Uint8Array): string[] => decodeEntryBundle(bundle).map((entry) => Buffer.from(entry).toString());
const LARGEST = 'a'.repeat(65_535);

test('each entry has its length in bytes before it, as two bytes, the higher one first', () => {
  const long = 'a'.repeat(258);
  expect(encodeEntryBundle(['ä€', '', long])).toEqual(
    Buffer.concat([Buffer.of(0, 5), Buffer.from('ä€'), Buffer.of(0, 0), Buffer.of(1, 2), Buffer.from(long)]),
  );
});

test('what was put in comes out', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 256 }), (entries) => {
      expect(texts(encodeEntryBundle(entries))).toEqual(entries);
    }),
  );
});

test('a bundle that lies within a larger buffer is read where it lies', () => {
  const bundle = Buffer.concat([Buffer.alloc(7, 255), encodeEntryBundle(['a', 'b'])]).subarray(7);
  expect(texts(bundle)).toEqual(['a', 'b']);
});

describe('entries over 65,535 bytes', () => {
  test('65,535 bytes are the most', () => {
    expect(texts(encodeEntryBundle([LARGEST, 'b']))).toEqual([LARGEST, 'b']);
  });

  test.each([
    ['one byte more', `${LARGEST}a`],
    ['counted in bytes, not in characters', 'ä'.repeat(32_768)],
    ['by as much as the length field can hold, where it would be read as an empty entry', 'a'.repeat(65_536)],
  ])('are refused, with their place: %s', (_, entry) => {
    expect(() => encodeEntryBundle(['b', entry])).toThrow('entry 1 of the bundle has 65536 bytes');
  });
});

test('an entry with half of a surrogate pair is refused: it would come out as another one', () => {
  expect(() => encodeEntryBundle(['\ud83d'])).toThrow(RangeError);
});

describe('entry bundles with trailing or missing bytes', () => {
  const bundle = encodeEntryBundle(['one', '', 'three']);

  test('cut anywhere but between two entries, it is refused', () => {
    const ends = [5, 7];
    for (let length = 1; length < bundle.length; length += 1) {
      const refusal = refusalOf(() => decodeEntryBundle(bundle.subarray(0, length)));
      expect(refusal).toBe(ends.includes(length) ? 'accepted' : 'entry-bundle-length');
    }
  });

  test.each([[[0]], [[0, 1]], [[1]], [[255, 255, 97]]])('with the bytes %j behind, it is refused', (trailing) => {
    expect(refusalOf(() => decodeEntryBundle(Buffer.concat([bundle, Buffer.from(trailing)])))).toBe(
      'entry-bundle-length',
    );
  });
});

test('a bundle has 1 to 256 entries', () => {
  const full = Array.from({ length: 256 }, () => '');
  expect(texts(encodeEntryBundle(full))).toEqual(full);
  expect(() => encodeEntryBundle([])).toThrow(RangeError);
  expect(() => encodeEntryBundle([...full, ''])).toThrow(RangeError);
  expect(refusalOf(() => decodeEntryBundle(new Uint8Array()))).toBe('entry-bundle-length');
  expect(refusalOf(() => decodeEntryBundle(Buffer.alloc(2 * 257)))).toBe('entry-bundle-length');
});
