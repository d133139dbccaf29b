import fc from 'fast-check';
import { editDistance } from './edit-distance.js';

test.each([
  ['stadtmitte', 'stadtmktte', 1],
  ['volkssolidaritaet', 'volksolidaritaet', 1],
  ['caritas', 'cartias', 1],
  ['oase', 'oasis', 2],
  ['', 'abc', 3],
])('%s and %s: %i', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

const word = fc.stringMatching(/^[abc]{0,8}$/);

test('is symmetric, and zero only for equals', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
    }),
  );
});

test('is one after a letter was left out, doubled or swapped with a different neighbour', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-f]{2,12}$/), fc.nat(), (text, seed) => {
      const at = seed % (text.length - 1);
      expect(editDistance(text, text.slice(0, at) + text.slice(at + 1))).toBe(1);
      expect(editDistance(text, text.slice(0, at + 1) + text.slice(at))).toBe(1);
      fc.pre(text[at] !== text[at + 1]);
      expect(editDistance(text, text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2))).toBe(1);
    }),
  );
});
