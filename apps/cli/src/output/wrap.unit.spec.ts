import fc from 'fast-check';
import { charactersOf, hanging, wrap } from './wrap.js';

describe('wrapping a text', () => {
  test('breaks at blanks, and a word only where it is longer than a line', () => {
    expect(wrap('Donaudampfschifffahrt ab Berlin', 12)).toEqual(['Donaudampfsc', 'hifffahrt ab', 'Berlin']);
  });

  test('an empty text is one empty line', () => {
    expect(wrap('', 5)).toEqual(['']);
  });

  test('loses no character, and no line is too long', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäöüß]{1,30}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (parts, width) => {
        const lines = wrap(parts.join(' '), width);
        expect(lines.join('').replaceAll(' ', '')).toBe(parts.join(''));
        for (const line of lines) expect(charactersOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

test('a text behind a mark goes on below its first word', () => {
  expect(hanging('1. ', 'Ein Ereignis fehlt', 12)).toEqual(['1. Ein', '   Ereignis', '   fehlt']);
  expect(hanging('- ', 'kurz', Number.POSITIVE_INFINITY)).toEqual(['- kurz']);
});
