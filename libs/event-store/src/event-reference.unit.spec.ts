import fc from 'fast-check';
import { formatEventReference, parseEventReference } from './event-reference.js';

describe('the reference of an event', () => {
  test('is its stream and its revision in it', () => {
    expect(formatEventReference({ stream: 'publishedRegister-2016', revision: 0 })).toBe('publishedRegister-2016/0');
  });

  test('is read back as the place it was made of', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][A-Za-z0-9]{0,20}-[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/),
        fc.maxSafeNat(),
        (stream, revision) =>
          expect(parseEventReference(formatEventReference({ stream, revision }))).toEqual({ stream, revision }),
      ),
    );
  });

  test.each([
    '',
    'carrier-1',
    'carrier-1/',
    '/1',
    'carrier-1/01',
    'carrier-1/-1',
    'carrier-1/1.0',
    'carrier-1/1 ',
    'carrier-1/1\n',
    'carrier-1/1/1',
    'carrier-1/9007199254740992',
    'carrier/1',
    '$all-1/1',
  ])('is not %j', (text) => {
    expect(parseEventReference(text)).toBeUndefined();
  });
});
