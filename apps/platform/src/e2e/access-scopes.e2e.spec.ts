import { randomUUID } from 'node:crypto';
import { type AccessRule, KIT_ACCESS, type Role } from '@lotsenbuch/service-kit';
import type { Answer, HttpClient } from '@lotsenbuch/testing';
import { PlatformUnderTest } from '../platform.fixture.js';
import { type Description, sampleRequest } from './sample-request.fixture.js';

const DISTRICT = '05';
const OTHER_DISTRICT = '06';

type ScopedRole = Extract<Role, 'district' | 'carrier'>;

interface Place {
  readonly carrierId: string;
}

interface Thing {
  readonly id: string;
  /** The roles that reach it where their district or carrier is its own. */
  readonly of: readonly ScopedRole[];
}

/** By the first segments of their routes: how to get one that belongs to {@link DISTRICT} and the carrier. Add yours. */
const THINGS: Readonly<Record<string, (place: Place) => Promise<Thing>>> = {
  '/v1/carrier-selections': async () => ({
    id: await created(people.own.district, '/v1/carrier-selections', {
      area: DISTRICT,
      periodFrom: '2027-01-01',
      periodTo: '2028-01-01',
      bidsUntil: '2026-10-15',
      applicationsUntil: '2026-11-30',
      criteria: [{ key: 'experience', caption: 'Erfahrung', weight: 100 }],
      maxPoints: 10,
    }),
    of: ['district'],
  }),
  '/v1/grants': async ({ carrierId }) => ({
    id: await created(people.own.carrier, '/v1/grants', {
      carrierId,
      area: DISTRICT,
      period: { from: '2027-01-01', to: '2028-01-01' },
      financing: { kind: 'deficit' },
      plan: {
        costs: [{ lineId: 'a', kind: 'material', caption: 'Material', amountCents: 100_000 }],
        income: [],
        requestedCents: 100_000,
        rates: [{ year: 2027, amountCents: 100_000 }],
      },
      positions: 0,
      goals: ['Ein Ziel'],
    }),
    of: ['district', 'carrier'],
  }),
  '/v1/projects': async (place) => ({ id: await aProject(place), of: ['district', 'carrier'] }),
  '/v1/positions': async (place) => ({
    id: await created(people.own.carrier, '/v1/positions', {
      projectId: await aProject(place),
      profile: 'Schule',
      targetGroup: 'Familien',
      fundingProgramme: 'other',
      weeklyHours: '39.40',
      fullTimeHours: '39.40',
      tariff: 'TV-L Berlin',
      payGroup: 'E 5',
      monthlyCostCents: 400_000,
      from: '2026-01-01',
    }),
    of: ['district', 'carrier'],
  }),
  '/v1/facilitators': async ({ carrierId }) => ({
    id: await created(people.own.carrier, '/v1/facilitators', {
      carrierId,
      form: 'socialInsurance',
      weeklyHours: '39.40',
      from: '2026-01-01',
      name: 'Erika Erfunden',
      languages: [],
    }),
    of: ['carrier'],
  }),
  '/v1/functions': async () => ({
    id: await created(people.own.district, '/v1/functions', {
      kind: 'districtCoordinator',
      district: DISTRICT,
      name: 'Erika Erfunden',
      paidBy: 'district',
      from: '2026-01-01',
    }),
    of: ['district'],
  }),
};

/** What a body needs beside what the description alone can say. */
const BESIDES: Readonly<Record<string, (place: Place) => object>> = {
  'POST /v1/positions/{id}/terms': () => ({ weeklyHours: '39.40', fullTimeHours: '39.40', monthlyCostCents: 1 }),
  'POST /v1/facilitators/{id}/employments': ({ carrierId }) => ({ carrierId, weeklyHours: '39.40' }),
};

const aProject = ({ carrierId }: Place): Promise<string> =>
  created(people.own.carrier, '/v1/projects', { title: 'Lotsen', district: DISTRICT, carrierId, from: '2026-01-01' });

let app: PlatformUnderTest;
let description: Description;
let rules: readonly AccessRule[];
/** Where the things are. */
let place: Place;
let people: Readonly<Record<'own' | 'other', Readonly<Record<ScopedRole, HttpClient>>>>;
const things = new Map<string, Thing>();

beforeAll(async () => {
  app = await PlatformUnderTest.start({ now: () => new Date('2026-09-01T10:00:00.000Z') });
  description = (await app.client().get<Description>('/openapi.json')).body;
  rules = [...app.access, KIT_ACCESS].flatMap((table): AccessRule[] => Object.values(table));
  place = { carrierId: await created(app.client('officer'), '/v1/carriers', { name: 'Kiezlicht e. V.' }) };
  const otherCarrier = await created(app.client('officer'), '/v1/carriers', { name: 'Sonnenhof gGmbH' });
  people = {
    own: {
      district: await app.person({ role: 'district', district: DISTRICT }),
      carrier: await app.person({ role: 'carrier', ...place }),
    },
    other: {
      district: await app.person({ role: 'district', district: OTHER_DISTRICT }),
      carrier: await app.person({ role: 'carrier', carrierId: otherCarrier }),
    },
  };
  for (const [path, build] of Object.entries(THINGS)) things.set(path, await build(place));
  await app.settled();
});
afterAll(() => app[Symbol.asyncDispose]());

const created = async (client: HttpClient, path: string, body: object): Promise<string> => {
  const { status, body: answer, text } = await client.post<{ id?: string; carrierId?: string }>(path, body);
  const id = answer?.id ?? answer?.carrierId;
  if (status !== 201 || id === undefined) throw new Error(`POST ${path} answered ${status}: ${text}`);
  await app.settled();
  return id;
};

/** The operations on one existing thing of these that this role may use at all. */
const operationsOn = (path: string, role: ScopedRole): readonly AccessRule[] =>
  rules.filter(
    ({ route, roles }) =>
      typeof roles !== 'string' && roles.includes(role) && new RegExp(`^\\w+ ${path}/\\{\\w+\\}(/|$)`).test(route),
  );

/** Asks for the smallest thing that the description allows, so that only the scope stands against it. */
const ask = (client: HttpClient, { route }: AccessRule, id: string): Promise<Answer> => {
  const [method, template = ''] = route.split(' ');
  const path = template.replace(/\{\w+\}/, id).replace(/\{\w+\}/g, () => randomUUID());
  const { query, body, fileType } = sampleRequest(description, route);
  if (method === 'GET') return client.get(path + query);
  return fileType === undefined
    ? client.post(path + query, body && { ...body, ...BESIDES[route]?.(place) }, { ifMatch: 0 })
    : client.postFile(path + query, { bytes: new Uint8Array([1]), contentType: fileType }, { ifMatch: 0 });
};

const cases = Object.keys(THINGS).flatMap((path) => [[path, 'district'] as const, [path, 'carrier'] as const]);

test.each(cases)('%s: a %s reaches its own and nobody else’s', async (path, role) => {
  const thing = things.get(path);
  if (thing === undefined) throw new Error(`nothing was built for ${path}`);
  const wrong: unknown[] = [];
  for (const rule of operationsOn(path, role)) {
    const head = await app.eventStore.logHead();
    const outside = await ask(people.other[role], rule, thing.id);
    // The second id is invented: a part that is not there belongs to nobody.
    const mayBeMissing = rule.route.split('{').length > 2 && outside.status === 404;
    if (outside.status !== 403 && !mayBeMissing)
      wrong.push({ route: rule.route, outside: outside.status, text: outside.text });
    if ((await app.eventStore.logHead()) !== head) wrong.push({ route: rule.route, recorded: 'by an outsider' });
    if (!thing.of.includes(role)) continue;
    const inside = await ask(people.own[role], rule, thing.id);
    if (inside.status === 401 || inside.status === 403) wrong.push({ route: rule.route, inside: inside.text });
  }
  expect(wrong).toEqual([]);
});

test.each(cases)('%s: the list of a %s has its own and nobody else’s', async (path, role) => {
  const list = rules.find(({ route }) => route === `GET ${path}`);
  const thing = things.get(path);
  if (list === undefined || typeof list.roles === 'string' || !list.roles.includes(role) || thing === undefined) return;
  const idsOf = async (client: HttpClient) => {
    const { status, body } = await client.get<{ items: readonly { id: string }[] }>(`${path}?limit=200`);
    expect(status).toBe(200);
    return body.items.map(({ id }) => id);
  };
  expect(await idsOf(people.other[role])).not.toContain(thing.id);
  if (thing.of.includes(role)) expect(await idsOf(people.own[role])).toContain(thing.id);
});
