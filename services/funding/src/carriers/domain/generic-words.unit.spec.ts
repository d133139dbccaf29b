import { foldedWords } from './folded-words.js';
import { FUNCTION_WORDS, GENERIC_WORDS } from './generic-words.js';
import { organisationName } from './organisation-name.js';
import { PUBLISHED_RECIPIENTS } from './published-recipients.data.spec.js';

test('every word is written as folding writes it, or it would never be found', () => {
  for (const word of [...FUNCTION_WORDS, ...GENERIC_WORDS]) expect(foldedWords(word)).toEqual([word]);
});

test('no word is in both lists', () => {
  expect([...FUNCTION_WORDS].filter((word) => GENERIC_WORDS.has(word))).toEqual([]);
});

test('every carrier of the programme has a distinctive word', () => {
  for (const { recipient } of PUBLISHED_RECIPIENTS) {
    const distinctive = organisationName(recipient).words.filter(
      (word) => !FUNCTION_WORDS.has(word) && !GENERIC_WORDS.has(word),
    );
    expect(distinctive).not.toEqual([]);
  }
});
