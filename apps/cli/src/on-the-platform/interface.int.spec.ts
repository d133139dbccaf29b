import { GROUPS } from '../operations/all-operations.js';
import type { Operation, Target } from '../operations/operation.js';
import { realPlatform } from './real-platform.fixture.js';

const lotsenbuch = realPlatform('none');

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Interface {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const OPERATIONS = GROUPS.flatMap(({ name, operations }) =>
  operations.map((operation) => ({ command: `${name} ${operation.name}`.trim(), operation })),
);

/** Routes of the platform for which a command is written by hand, or which no person types. */
const BY_HAND = [
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /v1/carriers',
  'GET /v1/carriers/{id}',
  'GET /v1/events',
  'GET /v1/grants/{id}/documents/{hash}',
  'GET /v1/ledger',
  'GET /v1/ledger/checkpoint',
  'GET /v1/ledger/comparison',
  'GET /v1/ledger/proof',
  'GET /v1/ledger/stream-proof',
  'GET /v1/ledger/tile/entries/{path}',
  'GET /v1/ledger/tile/{path}',
  'GET /v1/published-grants',
  'GET /v1/published-grants/{id}',
  'GET /v1/reasons',
  'GET /v1/register-imports',
  'GET /v1/reports/published-grants',
  'GET /v1/review',
  'GET /v1/status',
  'GET /v1/streams/{stream}/history',
  'POST /session/end',
  'POST /session/links',
  'POST /v1/backups',
  'POST /v1/carriers/{id}/merge',
  'POST /v1/carriers/{id}/rename',
  'POST /v1/ledger/stream-heads',
  'POST /v1/published-grants/{id}/carrier-decision',
  'POST /v1/published-grants/{id}/review-decision',
  'POST /v1/register-imports',
];

/** What lists and reports take beside their filters: the program pages, waits and prints by itself. */
const OWN_QUERIES = ['minLogPosition', 'limit', 'cursor', 'format'];

let described: Interface;
beforeAll(async () => {
  const answer = await fetch(`${lotsenbuch.url}/openapi.json`);
  if (answer.status !== 200) throw new Error(await answer.text());
  described = (await answer.json()) as Interface;
});

const routeOf = ({ route }: Operation): Described | undefined => {
  const [method = '', path = ''] = route.split(' ');
  return described.paths[path]?.[method.toLowerCase()];
};

const schemaOf = (schema: Schema | undefined): Schema => {
  const name = schema?.$ref?.split('/').at(-1);
  return name === undefined ? (schema ?? {}) : (described.components.schemas[name] ?? {});
};

const fieldsGoing = ({ inputs }: Operation, to: Target, only: 'all' | 'required' = 'all') =>
  inputs
    .filter(({ target, required, typed }) => target === to && (only === 'all' || required || typed.startsWith('<')))
    .map(({ field }) => field);

test.each(OPERATIONS)('$command asks what the interface describes', ({ operation }) => {
  const route = routeOf(operation);
  if (route === undefined) throw new Error(`there is no ${operation.route}`);
  const parameters = (place: string) => (route.parameters ?? []).filter((each) => each.in === place);
  const names = (place: string) => parameters(place).map(({ name }) => name);

  expect(fieldsGoing(operation, 'path').toSorted()).toEqual(names('path').toSorted());
  const queries = names('query').filter((name) => !OWN_QUERIES.includes(name));
  expect(fieldsGoing(operation, 'query').toSorted()).toEqual(queries.toSorted());
  const needed = parameters('query').filter(({ required }) => required === true);
  expect(fieldsGoing(operation, 'query', 'required').toSorted()).toEqual(needed.map(({ name }) => name).toSorted());
  const changesSomething = operation.kind === 'change' && operation.thing !== undefined;
  expect(names('header').includes('If-Match')).toBe(changesSomething);
});

test.each(OPERATIONS.filter(({ operation }) => operation.kind === 'change'))(
  '$command can say all that the body holds',
  ({ operation }) => {
    const content = routeOf(operation)?.requestBody?.content ?? {};
    if (operation.kind === 'change' && operation.file !== undefined) {
      const types = { json: 'application/json', pdf: 'application/pdf', csv: 'text/csv' };
      expect(Object.keys(content)).toEqual([types[operation.file.format]]);
      return;
    }
    const { properties = {}, required = [] } = schemaOf(content['application/json']?.schema);
    const typed = new Set(fieldsGoing(operation, 'body').map((field) => field.split('.')[0]));
    expect([...typed].toSorted()).toEqual(Object.keys(properties).toSorted());
    const needed = new Set(fieldsGoing(operation, 'body', 'required').map((field) => field.split('.')[0]));
    expect([...needed].toSorted()).toEqual([...required].toSorted());
  },
);

test('every route of the interface has a command', () => {
  const routes = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const covered = new Set([...OPERATIONS.map(({ operation }) => operation.route), ...BY_HAND]);
  const histories = (route: string) => route.endsWith('/{id}/history');
  expect(routes.filter((route) => !covered.has(route) && !histories(route))).toEqual([]);
  expect([...covered].filter((route) => !routes.includes(route))).toEqual([]);
});
