import fc from 'fast-check';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { entityTag, revisionOfIfMatch } from './entity-tag.js';
import { idempotencyKeyOf } from './idempotency-key.js';

const kindOf = (read: () => unknown): string | undefined => {
  try {
    read();
  } catch (fault) {
    if (fault instanceof Problem) return fault.kind.name;
    throw fault;
  }
  return undefined;
};

describe('If-Match', () => {
  test('is read back as the revision the ETag was made of', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (revision) => expect(revisionOfIfMatch(entityTag(revision))).toBe(revision)),
    );
  });

  test.each([undefined, ''])('that is %j is asked for', (header) => {
    expect(kindOf(() => revisionOfIfMatch(header))).toBe('precondition-required');
  });

  test.each([
    '*',
    'W/"3"',
    '3',
    '"3',
    '"03"',
    '"-1"',
    '"3", "4"',
    '"abc"',
    '""',
    '"99999999999999999"',
    '"9007199254740993"',
  ])('that is %s is refused', (header) => {
    expect(kindOf(() => revisionOfIfMatch(header))).toBe('malformed-precondition');
  });
});

describe('Idempotency-Key', () => {
  const request = (key: unknown) => ({ headers: { 'idempotency-key': key } }) as unknown as FastifyRequest;

  test.each(['a', '8e03978e-40d5-43dd-bc93-6894a57f9324', '"quoted"', 'x'.repeat(255), '~ !'])('can be %s', (key) => {
    expect(idempotencyKeyOf(request(key))).toBe(key);
  });

  test.each([undefined, '', 'x'.repeat(256), 'ü', 'a\u0000b', 'a\tb', ['a', 'b']])('that is %j is refused', (key) => {
    expect(kindOf(() => idempotencyKeyOf(request(key)))).toBe('idempotency-key-missing');
  });
});
