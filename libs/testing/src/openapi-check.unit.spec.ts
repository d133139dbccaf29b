import { type AnswerToCheck, OpenApiCheck } from './openapi-check.js';

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const thing = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
const check = new OpenApiCheck({
  openapi: '3.1.0',
  paths: {
    '/things': {
      get: {
        responses: {
          200: json({
            type: 'object',
            properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Thing' } } },
            required: ['items'],
          }),
        },
      },
      post: { responses: { 204: {}, default: { content: { 'application/problem+json': { schema: thing } } } } },
    },
    '/things/{id}': { get: { responses: { 200: json({ $ref: '#/components/schemas/Thing' }) } } },
    '/files/{path}': { get: { responses: { 200: json({ type: 'string' }) } } },
    '/files/own/{path}': { get: { responses: { 200: json({ type: 'number' }) } } },
    '/things/latest': { get: { responses: { 200: json({ type: 'string' }) } } },
  },
  components: {
    schemas: {
      Thing: { ...thing, properties: { ...thing.properties, part: { $ref: '#/components/schemas/Part' } } },
      Part: { type: 'object', properties: { on: { type: 'string', format: 'date' } } },
    },
  },
});

const faults = (answer: Partial<AnswerToCheck>): string[] =>
  check.faults({ method: 'GET', path: '/things/1', status: 200, contentType: 'application/json', body: {}, ...answer });

describe('an answer', () => {
  test('that is as described has no fault', () => {
    expect(faults({ body: { id: '1', part: { on: '2024-05-06' } } })).toEqual([]);
    expect(faults({ path: '/things', body: { items: [{ id: '1' }] } })).toEqual([]);
  });

  test('of a path that goes on is held against the longest that is described for it', () => {
    expect(faults({ path: '/files/a/b/c', body: '' })).toEqual([]);
    expect(faults({ path: '/files/own/a/b', body: 1 })).toEqual([]);
    expect(faults({ path: '/files', body: '' })).toEqual(['GET /files is not described']);
  });

  test('with a field the description lacks has one, on every level and behind references', () => {
    expect(faults({ body: { id: '1', extra: 1 } })).toEqual([
      'GET /things/1 answered 200: the body must NOT have additional properties {"additionalProperty":"extra"}',
    ]);
    expect(faults({ body: { id: '1', part: { extra: 1 } } })).toHaveLength(1);
    expect(faults({ path: '/things', body: { items: [{ id: '1' }, { id: '2', extra: 1 }] } })).toEqual([
      expect.stringContaining('/items/1 must NOT have additional properties'),
    ]);
  });

  test('without a required field, or with one of another type or format, has one', () => {
    expect(faults({ body: {} })).toHaveLength(1);
    expect(faults({ body: { id: 1 } })).toHaveLength(1);
    expect(faults({ body: { id: '1', part: { on: 'yesterday' } } })).toHaveLength(1);
  });

  test.each<[string, Partial<AnswerToCheck>]>([
    ['path', { path: '/other' }],
    ['method', { method: 'DELETE' }],
    ['status', { status: 201 }],
    ['failure', { status: 400 }],
    ['content type', { contentType: 'text/plain' }],
    ['body', { method: 'POST', path: '/things', status: 204 }],
  ])('with an undescribed %s has one', (_, answer) => {
    expect(faults({ body: { id: '1' }, ...answer })).toEqual([expect.stringMatching(/is not described$/)]);
  });

  test('that failed is held against the default', () => {
    const failed = { method: 'POST', path: '/things', status: 422, contentType: 'application/problem+json' };
    expect(faults({ ...failed, body: { id: 'x' } })).toEqual([]);
    expect(faults({ ...failed, body: { id: 'x', extra: 1 } })).toHaveLength(1);
  });

  test('of a literal path is not held against a template', () => {
    expect(faults({ path: '/things/latest', body: 'x' })).toEqual([]);
  });
});
