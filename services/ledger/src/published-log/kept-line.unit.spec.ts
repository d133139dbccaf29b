import { keptLine } from './kept-line.js';

const LINE = 'log.example/a 12 AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCde=';

describe('a line that somebody kept', () => {
  test.each([
    ['as it was', LINE],
    ['with blanks around it', `  ${LINE}\r\n`],
    ['broken between its parts', LINE.replaceAll(' ', '\r\n  ')],
    ['broken within the root', `${LINE.slice(0, 40)}\n${LINE.slice(40)}`],
  ])('is read %s', (_, text) => {
    expect(keptLine(text)).toBe(LINE);
  });

  test('of a log whose name has blanks and figures keeps its name', () => {
    expect(keptLine(`log 7 of ${LINE}`)).toBe(`log 7 of ${LINE}`);
  });

  test('that is none is left to those who say so', () => {
    expect(keptLine(' log.example/a  12 AAAA ')).toBe('log.example/a 12 AAAA');
  });
});
