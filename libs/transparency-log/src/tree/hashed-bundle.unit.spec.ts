import fc from 'fast-check';
import { encodeEntryBundle } from './entry-bundle.js';
import { leafHash } from './hash.js';
import { HashedBundle } from './hashed-bundle.js';

const entries = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 256 });

test('it has the bundle and the leaf hashes of its entries, and nothing of those that were there before', () => {
  const bundle = new HashedBundle();
  fc.assert(
    fc.property(entries, (texts) => {
      bundle.clear();
      for (const text of texts) bundle.add(text);
      expect(bundle.bytes).toEqual(encodeEntryBundle(texts));
      expect(bundle.hashes).toEqual(Buffer.concat(texts.map(leafHash)));
      const placed = texts.map((_, place) => bundle.bytes.toString('utf8', bundle.startOf(place), bundle.endOf(place)));
      expect(placed).toEqual(texts);
    }),
  );
});

test('entries of any size have room, and keep what came before them', () => {
  const bundle = new HashedBundle();
  const texts = ['first', 'ä'.repeat(32_767), ...Array.from({ length: 20 }, (_, each) => `${each}€`.repeat(9_000))];
  for (const text of texts) bundle.add(text);
  expect(bundle.bytes).toEqual(encodeEntryBundle(texts));
  expect(bundle.hashes).toEqual(Buffer.concat(texts.map(leafHash)));
});

test('over 65,535 bytes an entry is hashed, but it is no bundle any more, until it is cleared', () => {
  const bundle = new HashedBundle();
  bundle.add('a'.repeat(65_535));
  expect(bundle.isBundle).toBe(true);
  const long = 'a'.repeat(65_536);
  bundle.add(long);
  expect(bundle.isBundle).toBe(false);
  expect(bundle.hashes.subarray(32)).toEqual(Buffer.from(leafHash(long)));
  bundle.clear();
  bundle.add('a');
  expect(bundle.isBundle).toBe(true);
});

test('half of a surrogate pair and the 257th entry are refused', () => {
  const bundle = new HashedBundle();
  expect(() => bundle.add('\ud800')).toThrow(RangeError);
  for (let place = 0; place < 256; place += 1) bundle.add('a');
  expect(() => bundle.add('a')).toThrow('up to 256 entries');
});
