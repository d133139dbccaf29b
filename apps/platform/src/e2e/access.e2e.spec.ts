import { randomUUID } from 'node:crypto';
import { type AccessRule, isProtected, KIT_ACCESS, type Role } from '@lotsenbuch/service-kit';
import type { HttpClient } from '@lotsenbuch/testing';
import { PlatformUnderTest } from '../platform.fixture.js';

/** Everything here comes from the tables: a new operation is tested by being in one. */
const ROLES: readonly Role[] = ['officer', 'approver', 'district', 'carrier', 'programmeOffice', 'auditor', 'operator'];

let app: PlatformUnderTest;
const people = new Map<Role | 'nobody' | 'withoutRole', HttpClient>();
let rules: readonly (readonly [operation: string, rule: AccessRule])[];

beforeAll(async () => {
  app = await PlatformUnderTest.start();
  rules = [...app.access, KIT_ACCESS].flatMap((table): [string, AccessRule][] => Object.entries(table));
  people.set('nobody', app.client());
  people.set('withoutRole', await app.person());
  for (const role of ROLES) {
    people.set(
      role,
      await app.person({
        role,
        ...(role === 'district' && { district: '05' }),
        ...(role === 'carrier' && { carrierId: randomUUID() }),
      }),
    );
  }
});
afterAll(() => app[Symbol.asyncDispose]());

const client = (who: Role | 'nobody' | 'withoutRole'): HttpClient => {
  const found = people.get(who);
  if (found === undefined) throw new Error(`nobody is ${who}`);
  return found;
};

/** A request that reaches the operation, whatever is wrong with it besides. */
const ask = async (who: Role | 'nobody' | 'withoutRole', { route }: AccessRule): Promise<number> => {
  const [method = '', template = ''] = route.split(' ');
  const path = template.replace(/\{\w+\}/g, () => randomUUID());
  const { status } = method === 'GET' ? await client(who).get(path) : await client(who).post(path, {}, { ifMatch: 0 });
  return status;
};

const mayPass = (who: Role | 'nobody' | 'withoutRole', { roles }: AccessRule): boolean =>
  roles === 'public' ||
  (roles === 'signedIn' ? who !== 'nobody' : who !== 'nobody' && who !== 'withoutRole' && roles.includes(who));

/** Refusals that come from the scope of a thing, not from the role: with invented ids there is no such thing. */
const SCOPED: readonly string[] = ['district', 'carrier'];

describe.each(['nobody', 'withoutRole', ...ROLES] as const)('%s', (who) => {
  test('is let pass where the tables say so, and refused everywhere else, with nothing recorded', async () => {
    const wrong: unknown[] = [];
    for (const [operation, rule] of rules) {
      const head = await app.eventStore.logHead();
      const status = await ask(who, rule);
      const refused = status === 401 || status === 403;
      if (!mayPass(who, rule)) {
        const expected = who === 'nobody' ? 401 : 403;
        if (status !== expected) wrong.push({ operation, route: rule.route, status, expected });
        if ((await app.eventStore.logHead()) !== head) wrong.push({ operation, recorded: true });
      } else if (refused && !(SCOPED.includes(who) && status === 403)) {
        wrong.push({ operation, route: rule.route, status, expected: 'neither 401 nor 403' });
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('the tables have every operation that the OpenAPI describes, and no other', async () => {
  const { body } = await app.client().get<{ paths: Record<string, object> }>('/openapi.json');
  const described = Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(rules.map(([, { route }]) => route).sort()).toEqual(described.sort());
});

test('an operation has one name, whatever table it is in', () => {
  const names = rules.map(([operation]) => operation);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('what is not described is the pages for people, and the first ones are open to all', async () => {
  for (const path of ['/', '/docs', '/openapi.json']) {
    expect((await app.client().get(path)).status).toBe(200);
  }
});

describe('/v1/me', () => {
  interface Me {
    readonly actor: string;
    readonly rights: readonly object[];
    readonly operations: readonly { readonly operation: string; readonly route: string }[];
  }

  test.each(ROLES)('tells %s what the tables allow', async (role) => {
    const { status, body } = await client(role).get<Me>('/v1/me');
    expect(status).toBe(200);
    expect(body.rights).toMatchObject([{ role }]);
    const allowed = rules.filter(([, rule]) => isProtected(rule) && mayPass(role, rule));
    expect(body.operations).toEqual(
      expect.arrayContaining(allowed.map(([operation, { route }]) => ({ operation, route }))),
    );
    expect(body.operations).toHaveLength(allowed.length);
  });

  test('tells somebody without any right who they are', async () => {
    const { status, body } = await client('withoutRole').get<Me>('/v1/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ actor: expect.stringMatching(/^person:/), rights: [] });
  });
});
