import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalEnvelopeJson, canonicalJson, MAX_JSON_DEPTH, parseCanonicalEnvelopeJson } from './canonical-json.js';

const vectors = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../vectors', name), 'utf8'));
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const wrapped = (depth: number): unknown => (depth === 0 ? 'core' : [wrapped(depth - 1)]);

/** JSON values of all kinds: any well-formed Unicode in texts and member names, integer-like and inherited names too. */
const jsonValues = (numbers: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const texts = fc.string({ unit: 'binary', maxLength: 12 });
  const names = fc.oneof(texts, fc.nat().map(String), fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length'));
  return fc.letrec((value) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      numbers,
      texts,
      fc.boolean(),
      fc.array(value('node'), { maxLength: 6 }),
      fc.array(fc.tuple(names, value('node')), { maxLength: 8 }).map((members) => Object.fromEntries(members)),
    ),
  })).node;
};

describe('canonical JSON (RFC 8785)', () => {
  const { documents, numbers } = vectors('rfc8785.json');

  test.each<{ name: string; input: string; canonical: string }>(documents)(
    'published document: $name',
    ({ input, canonical }) => {
      expect(canonicalJson(JSON.parse(input))).toBe(canonical);
    },
  );

  test.each<{ ieee754: string; canonical?: string }>(numbers)(
    'number $ieee754 is $canonical',
    ({ ieee754, canonical }) => {
      const number = Buffer.from(ieee754, 'hex').readDoubleBE();
      if (canonical === undefined) expect(() => canonicalJson(number)).toThrow('not a JSON number');
      else expect(canonicalJson(number)).toBe(canonical);
    },
  );

  test('any JSON value is written as another implementation writes it', () => {
    const all = jsonValues(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)));
    fc.assert(
      fc.property(all, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2000 },
    );
  });

  class Carrier {
    readonly name = 'Lotsen e. V.';
  }

  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'the value is undefined'],
    ['an undefined member', { a: { b: undefined } }, 'a.b is undefined: leave it out'],
    ['a hole in an array', { a: new Array(2) }, 'a[0] is undefined'],
    ['a function', { toJSON: () => 1 }, 'toJSON is function'],
    ['a symbol', [Symbol('a')], '[0] is symbol'],
    ['a bigint', { a: 1n }, 'a is bigint'],
    ['not a number', { a: Number.NaN }, 'a is NaN'],
    ['infinity', [[Number.POSITIVE_INFINITY]], '[0][0] is Infinity'],
    ['a lone surrogate', { a: 'x\ud800' }, 'a has a lone surrogate'],
    ['a lone surrogate in a member name', { '\udc00': 1 }, 'has a lone surrogate'],
    ['an instance of a class', { a: new Carrier() }, 'a is a Carrier'],
    ['a date', new Date(0), 'the value is a Date'],
    ['a map', { a: new Map() }, 'a is a Map'],
    ['a boxed string', { a: Object('text') }, 'a is a String'],
    ['bytes', { a: new Uint8Array(1) }, 'a is a Uint8Array'],
    ['a cycle', cyclic, 'refers to itself'],
  ])('%s is refused, and the message says where', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
    expect(() => canonicalEnvelopeJson(value)).toThrow(message);
  });

  test('128 levels are written, 129 are refused', () => {
    expect(canonicalJson(wrapped(MAX_JSON_DEPTH))).toContain('"core"');
    expect(() => canonicalJson(wrapped(MAX_JSON_DEPTH + 1))).toThrow('nested deeper than 128 levels');
  });

  test('an object without a prototype, and one from JSON, are plain objects', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
});

describe('canonical JSON of an envelope', () => {
  test.each<[string, unknown, string]>([
    ['null', { a: [null] }, 'a[0] is null: in an envelope a field is present or absent, never null'],
    ['a fraction', { a: 0.1 }, 'a is 0.1: an envelope holds safe integers only'],
    ['an integer that is not safe', { a: 2 ** 53 }, 'a is 9007199254740992'],
    ['an integer that is not safe, below zero', { a: -(2 ** 53) }, 'a is -9007199254740992'],
  ])('%s is refused', (_, value, message) => {
    expect(() => canonicalEnvelopeJson(value)).toThrow(message);
    expect(() => canonicalJson(value)).not.toThrow();
  });

  test('canonicalise(parse(bytes)) = bytes for whatever is written', () => {
    fc.assert(
      fc.property(jsonValues(fc.maxSafeInteger()), (value) => {
        const text = canonicalEnvelopeJson(value);
        expect(canonicalEnvelopeJson(parseCanonicalEnvelopeJson(encode(text)))).toBe(text);
        expect(text).toBe(canonicalize(value));
      }),
      { numRuns: 1000 },
    );
  });

  const { refused } = vectors('envelope-v1.json');
  test.each<{ name: string; text: string }>(refused)('bytes with $name are refused on the way in', ({ text }) => {
    expect(() => parseCanonicalEnvelopeJson(encode(text))).toThrow(expect.objectContaining({ name: 'NotCanonical' }));
  });

  test('bytes that are not UTF-8 are refused on the way in', () => {
    expect(() => parseCanonicalEnvelopeJson(Uint8Array.of(0x22, 0xc3, 0x22))).toThrow('not JSON in UTF-8');
    expect(() => parseCanonicalEnvelopeJson(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22))).toThrow('not JSON in UTF-8');
  });
});
