import { type HttpClient, OpenApiCheck } from '@lotsenbuch/testing';
import { type CallHandler, type ExecutionContext, Injectable, Module, type NestInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { PlatformUnderTest } from '../platform.fixture.js';
import { smallRegister } from '../register.fixture.js';

/** Gives every answer a field that its description does not have, as a careless change of the code would. */
@Injectable()
class FieldTooMuch implements NestInterceptor<object> {
  static isOn = false;

  intercept(_: ExecutionContext, next: CallHandler<object>): Observable<object> {
    return next.handle().pipe(map((answer) => (FieldTooMuch.isOn ? { ...answer, tooMuch: true } : answer)));
  }
}

@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: FieldTooMuch }] })
class CarelessModule {}

let app: PlatformUnderTest;
let auditor: HttpClient;
let officer: HttpClient;
let record: { readonly id: string };
let carrier: { readonly id: string; readonly revision: number };
beforeAll(async () => {
  app = await PlatformUnderTest.start({ imports: [CarelessModule] });
  await app.import(2016, smallRegister(2016));
  await app.covered();
  [auditor, officer] = [app.client('auditor'), app.client('officer')];
  record = await app.only('/v1/published-grants?q=spandau');
  carrier = await app.only('/v1/carriers?q=kiezlicht');
});
beforeEach(() => {
  FieldTooMuch.isOn = false;
});
afterAll(() => app[Symbol.asyncDispose]());

const reads = () => [
  '/v1/published-grants?year=2016',
  `/v1/published-grants/${record.id}`,
  `/v1/published-grants/${record.id}/history`,
  '/v1/reports/published-grants?year=2016',
  '/v1/carriers',
  `/v1/carriers/${carrier.id}`,
  `/v1/carriers/${carrier.id}/history`,
  '/v1/reasons',
  '/v1/status',
  '/v1/me',
  '/v1/register-imports',
  '/v1/review',
  '/v1/ledger',
  '/v1/ledger/checkpoints',
  '/v1/ledger/comparison?line=anything',
  '/v1/events',
  '/v1/streams/publishedRegister-2016/history',
  '/health/ready',
];
const commands = (): readonly (() => Promise<unknown>)[] => [
  () =>
    officer.post(
      `/v1/carriers/${carrier.id}/rename`,
      { name: 'Kiezstern', effectiveOn: '2020-01-01', reason: 'organisationRenamed' },
      { ifMatch: carrier.revision },
    ),
  () => officer.post('/session/links'),
  () => app.client('operator').post('/v1/backups', {}),
  () => officer.postFile('/v1/register-imports?year=2017', smallRegister(2017)),
];

const UNDESCRIBED = /is not as the OpenAPI describes it(.|\n)*must NOT have additional properties.*tooMuch/;

test('an answer with a field that the OpenAPI lacks fails the test that asked for it', async () => {
  FieldTooMuch.isOn = true;
  for (const path of reads()) await expect(auditor.get(path)).rejects.toThrow(UNDESCRIBED);
  for (const send of commands()) await expect(send()).rejects.toThrow(UNDESCRIBED);
});

/** The answer with one more field in one of its objects, once for each object in it. */
function* withOneFieldMore(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const changed of withOneFieldMore(item)) yield value.with(index, changed);
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, tooMuch: 1 };
    for (const [key, member] of Object.entries(value)) {
      // What an event holds is for its own schema to say.
      if (key === 'data') continue;
      for (const changed of withOneFieldMore(member)) yield { ...value, [key]: changed };
    }
  }
}

test('also where the field is deep inside, in any object of any answer', async () => {
  const description = await app.client().get('/openapi.json');
  const check = new OpenApiCheck(description.body);
  let objects = 0;
  for (const path of reads()) {
    const { status, body } = await auditor.get(path);
    const answer = { method: 'GET', path: path.split('?', 1)[0] ?? '', status, contentType: 'application/json' };
    expect(check.faults({ ...answer, body })).toEqual([]);
    for (const changed of withOneFieldMore(body)) {
      objects += 1;
      expect(check.faults({ ...answer, body: changed })).not.toEqual([]);
    }
  }
  expect(objects).toBeGreaterThan(200);
});

test('every operation has a summary or description, and every command says which headers it needs', async () => {
  interface Operation {
    readonly summary?: string;
    readonly description?: string;
    readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  }
  const { body } = await app
    .client()
    .get<{ openapi: string; paths: Record<string, Record<string, Operation>> }>('/openapi.json');
  expect(body.openapi).toMatch(/^3\.1/);
  for (const [path, operations] of Object.entries(body.paths)) {
    for (const [method, { summary, description, parameters = [] }] of Object.entries(operations)) {
      if (path.startsWith('/v1/')) expect([path, summary ?? description]).not.toEqual([path, undefined]);
      const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
      if (method === 'post') expect(headers).toContain('Idempotency-Key');
      if (method === 'post' && path.startsWith('/v1/') && path.includes('{')) expect(headers).toContain('If-Match');
    }
  }
});

/** What is done outside of the log. */
const RECORDS_NOTHING = [
  'POST /session/end',
  'POST /session/links',
  'POST /v1/backups',
  'POST /v1/ledger/stream-heads',
];

test('every change answers the event under which its proof can be fetched', async () => {
  interface Schema {
    readonly $ref?: string;
    readonly properties?: Readonly<Record<string, unknown>>;
  }
  interface Operation {
    readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: Schema }>> }>>;
  }
  const { body } = await app.client().get<{
    readonly paths: Record<string, Readonly<Record<string, Operation>>>;
    readonly components: { readonly schemas: Record<string, Schema> };
  }>('/openapi.json');
  const namesEvent = ({ $ref, properties }: Schema = {}): boolean =>
    $ref === undefined
      ? properties?.event !== undefined
      : namesEvent(body.components.schemas[$ref.replace('#/components/schemas/', '')]);
  const changes = Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => method !== 'get')
      .map(([method, { responses }]) => ({ route: `${method.toUpperCase()} ${path}`, responses })),
  );
  expect(changes.length).toBeGreaterThan(60);
  const unnamed = changes.filter(({ route, responses }) => {
    if (RECORDS_NOTHING.includes(route)) return false;
    const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    return done.length === 0 || !done.every(([, { content }]) => namesEvent(content?.['application/json']?.schema));
  });
  expect(unnamed.map(({ route }) => route)).toEqual([]);
});

/**
 * What a day in the past has no other answer for: how the platform stands now, what it would let somebody do now, and what
 * is told under a checkpoint, which no later event changes.
 */
const ONLY_NOW = [
  '/v1/me',
  '/v1/reasons',
  '/v1/status',
  '/v1/grants/{id}/documents/{hash}',
  '/v1/ledger',
  '/v1/ledger/checkpoint',
  '/v1/ledger/checkpoints',
  '/v1/ledger/comparison',
  '/v1/ledger/proof',
  '/v1/ledger/stream-proof',
  '/v1/ledger/tile/{path}',
  '/v1/ledger/tile/entries/{path}',
];

test('every list, report and history can be asked for what was known on a day', async () => {
  interface Described {
    readonly parameters?: readonly { readonly name: string }[];
  }
  const { body } = await app.client().get<{ paths: Record<string, { readonly get?: Described }> }>('/openapi.json');
  const reading = Object.entries(body.paths).flatMap(([path, { get }]) =>
    path.startsWith('/v1/') && get !== undefined
      ? [{ path, names: (get.parameters ?? []).map(({ name }) => name) }]
      : [],
  );
  expect(reading.length).toBeGreaterThan(40);
  const without = reading.filter(({ names }) => !names.includes('recordedBy')).map(({ path }) => path);
  expect(without.toSorted()).toEqual(ONLY_NOW.toSorted());
});
