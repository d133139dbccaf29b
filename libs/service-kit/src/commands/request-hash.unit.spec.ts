import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { FormBody } from '../http/form.js';
import { requestHash, routeOf } from './request-hash.js';

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
}

const request = ({ method = 'POST', url = '/v1/carriers/:id/merge', params = { id: '7' }, query = {}, body }: Asked) =>
  ({ method, routeOptions: { url }, params, query, body }) as unknown as FastifyRequest;
const hash = (asked: Asked): string => requestHash(request(asked));

test('a route is its method and path template', () => {
  expect(routeOf(request({}))).toBe('POST /v1/carriers/{id}/merge');
});

test('a route that takes whatever follows names it as the OpenAPI description does', () => {
  expect(routeOf(request({ method: 'GET', url: '/v1/files/*' }))).toBe('GET /v1/files/{path}');
});

describe('the hash of a request', () => {
  test('is the SHA-256 of its RFC 8785 form, so that anybody can compute it again', () => {
    const canonical =
      '{"body":{"a":1.5,"b":"ü"},"params":{"id":"7"},"query":{"x":"y"},"route":"POST /v1/carriers/{id}/merge"}';
    expect(hash({ query: { x: 'y' }, body: { b: 'ü', a: 1.5 } })).toBe(
      createHash('sha256').update(canonical).digest('hex'),
    );
  });

  test('does not depend on the order of fields', () => {
    expect(hash({ body: { a: 1, b: { c: 2, d: 3 } } })).toBe(hash({ body: { b: { d: 3, c: 2 }, a: 1 } }));
  });

  test.each<[string, Asked]>([
    ['method', { method: 'PUT' }],
    ['route', { url: '/v1/carriers/:id/rename' }],
    ['path', { params: { id: '8' } }],
    ['query', { query: { dryRun: 'true' } }],
    ['body', { body: { a: 2 } }],
    ['type in the body', { body: { a: '1' } }],
    ['missing body', { body: undefined }],
  ])('differs with another %s', (_, other) => {
    const one = { body: { a: 1 } };
    expect(hash({ ...one, ...other })).not.toBe(hash(one));
  });

  test('of a file is that of its bytes', () => {
    expect(hash({ body: Buffer.from('a;b') })).toBe(hash({ body: Buffer.from('a;b') }));
    expect(hash({ body: Buffer.from('a;b') })).not.toBe(hash({ body: Buffer.from('a;c') }));
  });

  test('of a form is that of its fields', () => {
    expect(hash({ body: new FormBody({ a: '1' }) })).toBe(hash({ body: { a: '1' } }));
  });

  test('leaves personal fields out, and refuses them all the same where they are no Unicode', () => {
    const personal = (name: string) => requestHash(request({ body: { name, year: 2026 } }), ['name']);
    expect(personal('Ada Beispiel')).toBe(personal('Bea Beispiel'));
    expect(personal('Ada Beispiel')).toBe(hash({ body: { year: 2026 } }));
    expect(() => personal('Ada \ud800')).toThrow(expect.objectContaining({ name: 'NotCanonical' }));
  });
});
