import fc from 'fast-check';
import { Problem } from '../problems/problem.js';
import { parseForm } from './form.js';

describe('a form', () => {
  test('is read as the browser wrote it', () => {
    expect(parseForm('reason=Doppelt+gez%C3%A4hlt&note=a%2Bb%3Dc&empty=&flag').fields).toEqual({
      reason: 'Doppelt gezählt',
      note: 'a+b=c',
      empty: '',
      flag: '',
    });
  });

  test('with a name that occurs twice has a list', () => {
    expect(parseForm('a=1&b=2&a=3&a=4').fields).toEqual({ a: ['1', '3', '4'], b: '2' });
  });

  test('of one name half a million times, which a body has room for, is read before the test is given up', () => {
    expect(parseForm('a&'.repeat(500_000)).fields.a).toHaveLength(500_000);
  });

  test('cannot reach a prototype', () => {
    const { fields } = parseForm('__proto__=x');
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(Object.keys(fields)).toEqual(['__proto__']);
  });

  test.each(['a=%', 'a=%FF', '%C3=1'])('that is no percent-encoded UTF-8 is refused: %s', (text) => {
    expect(() => parseForm(text)).toThrow(Problem);
  });

  test('of any fields is read as they were', () => {
    const fields = fc.dictionary(fc.string({ minLength: 1 }), fc.string());
    fc.assert(
      fc.property(fields, (written) => {
        expect(parseForm(new URLSearchParams(written).toString()).fields).toEqual({ ...written });
      }),
    );
  });
});
