import fc from 'fast-check';
import { editDistance } from '../../../domain/edit-distance.js';
import { searchText } from './alignment.js';
import { findPhrase, type Phrase } from './approximate-phrase.js';

const phrase = (spelling: string, edits: number): Phrase => ({ parts: [{ spellings: [spelling], edits }], edits });

const find = (text: string, wanted: Phrase) => findPhrase(searchText(text), wanted);

const word = (letters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });

describe('a spelling is found inside a word', () => {
  test.each([
    ['as it is', 'fav integrationslotsen', 'integrationslotsen', 0],
    ['with a letter too many', 'intergrationslotsen', 'intergrationslotsen', 1],
    ['with a letter missing', 'inegrationslotsen', 'inegrationslotsen', 1],
    ['with another letter', 'integrazionslotsen', 'integrazionslotsen', 1],
    ['with two letters swapped', 'integrationslosten', 'integrationslosten', 1],
    ['inside a compound', 'bezirksintegrationslotsenprojekt', 'integrationslotsen', 0],
  ])('%s', (_, text, found, edits) => {
    expect(find(text, phrase('integrationslotsen', 2))).toEqual({ text: found, edits });
  });

  test('a blank is no typing error', () => {
    expect(find('integrations lotsen', phrase('integrationslotsen', 2))).toBeUndefined();
  });

  test('parts follow each other, and a blank counts only where a spelling has one', () => {
    const twoParts: Phrase = {
      parts: [
        { spellings: ['integrations'], edits: 1 },
        { spellings: ['lotse', ' lotse'], edits: 0 },
      ],
      edits: 1,
    };
    expect(find('integration lotsen', twoParts)?.edits).toBe(1);
    expect(find('integrationslotsen', twoParts)?.edits).toBe(0);
    expect(find('integrations  lotsen', twoParts)).toBeUndefined();
    expect(find('integrations und lotsen', twoParts)).toBeUndefined();
  });

  test('the errors of all parts together are bounded too', () => {
    const parts = [
      { spellings: ['integrations'], edits: 2 },
      { spellings: ['lotse'], edits: 1 },
    ];
    expect(find('intgratonslosten', { parts, edits: 3 })?.edits).toBe(3);
    expect(find('intgratonslosten', { parts, edits: 2 })).toBeUndefined();
  });
});

describe('against the plain definition', () => {
  test('what is found has the distance that it says', () => {
    fc.assert(
      fc.property(word('abc', 1, 12), word('abc', 2, 5), fc.integer({ min: 0, max: 2 }), (text, spelling, edits) => {
        const found = find(text, phrase(spelling, edits));
        return found === undefined || (editDistance(found.text, spelling) <= found.edits && found.edits <= edits);
      }),
    );
  });

  test('and nothing nearer is overlooked', () => {
    fc.assert(
      fc.property(word('abc', 1, 8), word('abc', 3, 5), (text, spelling) => {
        const distances = Array.from({ length: text.length }, (_, from) =>
          Array.from({ length: text.length - from }, (_, length) =>
            editDistance(text.slice(from, from + length + 1), spelling),
          ),
        ).flat();
        const nearest = Math.min(...distances);
        return nearest > 2 || find(text, phrase(spelling, 2))?.edits === nearest;
      }),
      { numRuns: 2000 },
    );
  });
});
