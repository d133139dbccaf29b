import { randomUUID } from 'node:crypto';
import type { HttpClient } from '@lotsenbuch/testing';
import type { FacilitatorAnswer } from './facilitators/list-facilitators/facilitator-answer.js';
import type { PositionAnswer } from './positions/list-positions/position-answer.js';
import type { ProjectAnswer } from './projects/list-projects/project-answer.js';
import type { StaffingReportAnswer } from './reports/report-staffing/staffing-report.controller.js';
import type { VacanciesReportAnswer } from './reports/report-vacancies/vacancies-report.controller.js';
import { type ListOf, StaffingApplication } from './staffing-application.fixture.js';

let app: StaffingApplication;
let now: string;
let carrierId: string;
let grantId: string;
let projectId: string;
beforeEach(async () => {
  now = '2026-06-15T10:00:00.000Z';
  app = await StaffingApplication.start(() => new Date(now));
  carrierId = await app.carrier('Kiezlicht e. V.');
  grantId = await app.grant(carrierId, '08', 2);
  const project = { title: 'Lotsen in Neukölln', district: '08', carrierId, from: '2025-01-01' };
  projectId = (await app.done(app.officer, '/v1/projects', project)).id;
});
afterEach(() => app[Symbol.asyncDispose]());

const aPosition = (change: object = {}) => ({
  projectId,
  profile: 'refugees',
  targetGroup: 'refugees',
  fundingProgramme: 'programme',
  grantId,
  weeklyHours: '35',
  fullTimeHours: '39.4',
  tariff: 'TV-L Berlin',
  payGroup: 'E 5',
  fullTimeCostCents: 350_000,
  from: '2026-01-01',
  to: '2027-01-01',
  ...change,
});
const open = (change: object = {}) => app.done(app.officer, '/v1/positions', aPosition(change));
const aPerson = (change: object = {}) => ({
  name: 'Vera Beispiel',
  email: 'vera@example.org',
  languages: [
    { code: 'de', level: 'C1' },
    { code: 'ar', level: 'native' },
  ],
  carrierId,
  form: 'socialInsurance',
  weeklyHours: '39',
  from: '2026-01-01',
  ...change,
});
const register = (change: object = {}) => app.done(app.officer, '/v1/facilitators', aPerson(change));
const occupy = async (positionId: string, facilitatorId: string, change: object = {}) => {
  const { revision } = await position(positionId);
  const body = { facilitatorId, shareBasisPoints: 10_000, kind: 'regular', from: '2026-01-01', ...change };
  const answer = await app.officer.post<{ id: string; type: string; detail: string }>(
    `/v1/positions/${positionId}/occupancies`,
    body,
    { ifMatch: revision },
  );
  await app.settled();
  return answer;
};
const position = async (id: string, client = app.officer) =>
  (await client.get<PositionAnswer>(`/v1/positions/${id}`)).body;
const facilitator = async (id: string, client = app.officer) =>
  (await client.get<FacilitatorAnswer>(`/v1/facilitators/${id}`)).body;
const positions = async (query = '', client: HttpClient = app.officer) =>
  (await client.get<ListOf<PositionAnswer>>(`/v1/positions?limit=200&${query}`)).body.items;
const problem = (name: string) => `urn:lotsenbuch:problem:${name}`;

describe('a position', () => {
  test('has its full-time equivalent computed: 3,500.00 at 35 of 39.4 hours are 3,109.14', async () => {
    const { id } = await open();
    expect(await position(id)).toMatchObject({
      weeklyHours: '35.00',
      fullTimeHours: '39.40',
      fullTimeEquivalent: '0.89',
      fullTimeEquivalentExact: '175/197',
      monthlyCostCents: 310_914,
      carrier: 'Kiezlicht e. V.',
      district: '08',
      vacant: true,
    });
  });

  test('is refused beyond those the grant has approved, with day and figures', async () => {
    await open();
    await open();
    const { status, body } = await app.officer.post<{ type: string; detail: string }>('/v1/positions', aPosition());
    expect(status).toBe(409);
    expect(body.type).toBe(problem('positions-used-up'));
    expect(body.detail).toContain('On 2026-01-01 the grant has 2 approved positions and 2 are taken');
  });

  test('takes the last place only once, however many ask at the same moment', async () => {
    await open();
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.officer.post('/v1/positions', aPosition())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    await app.settled();
    expect(await positions()).toHaveLength(2);
  });

  test('that ended leaves its place to another, also inside one year', async () => {
    const first = await open();
    await open();
    const end = { to: '2026-07-01', reason: 'positionNotContinued' };
    await app.done(app.officer, `/v1/positions/${first.id}/end`, end, first.revision);
    expect((await app.officer.post('/v1/positions', aPosition({ from: '2026-06-30' }))).status).toBe(409);
    await open({ from: '2026-07-01' });
    expect(await positions('on=2026-06-30')).toHaveLength(2);
    expect(await positions('on=2026-07-01')).toHaveLength(2);
    expect(await positions()).toHaveLength(3);
  });

  test('may be one more after an amendment of the grant, and none after its revocation', async () => {
    await app.grant(carrierId, '08', 3, grantId);
    await open();
    await open();
    await open();
    await app.fact(`grant-${grantId}`, 'NoticeRevoked', { grantId, approvedCents: 0 }, '2026-09-01');
    const late = await app.officer.post<{ detail: string }>('/v1/positions', aPosition({ from: '2026-09-01' }));
    expect(late.body.detail).toContain('the grant has 0 approved positions');
  });

  test('stays where the grant is cut below what is taken, which the report shows', async () => {
    await open();
    await open();
    await app.grant(carrierId, '08', 1, grantId);
    const { body } = await app.officer.get<StaffingReportAnswer>('/v1/reports/staffing?on=2026-06-01&by=district');
    expect(body.total.positions).toBe(2);
    expect(body.overApproved).toEqual([{ grantId, on: '2026-01-01', approved: 1, taken: 2 }]);
  });

  test('is opened by the process manager where a request died after it took the place', async () => {
    const positionId = randomUUID();
    const terms = {
      weeklyHours: 3_500,
      fullTimeHours: 3_940,
      tariff: 'TV-L Berlin',
      payGroup: 'E 5',
      monthlyCostCents: 310_914,
    };
    const description = {
      positionId,
      projectId,
      profile: 'refugees',
      targetGroup: 'refugees',
      fundingProgramme: 'programme',
      grantId,
      terms,
      to: '2027-01-01',
    };
    const taken = { grantId, to: '2027-01-01', position: description };
    await app.fact(`grantPositions-${grantId}`, 'PlaceTaken', taken, '2026-01-01');
    expect(await position(positionId)).toMatchObject({ id: positionId, from: '2026-01-01', to: '2027-01-01' });
  });

  test.each([
    [
      'a grant of another carrier',
      async () => ({ grantId: await app.grant(await app.carrier('Oase gGmbH'), '08', 1) }),
      422,
      'grant-of-another',
    ],
    [
      'a grant for another district',
      async () => ({ grantId: await app.grant(carrierId, '07', 1) }),
      422,
      'grant-of-another',
    ],
    ['a grant that nobody approved', async () => ({ grantId: randomUUID() }), 422, 'grant-not-approved'],
    ['days after the grant', async () => ({ to: '2027-02-01' }), 422, 'outside-days'],
    ['days before the project', async () => ({ from: '2024-12-31' }), 422, 'outside-days'],
    ['no grant, though the programme pays', async () => ({ grantId: undefined }), 400, 'validation'],
    ['more than full-time', async () => ({ weeklyHours: '40' }), 400, 'validation'],
    ['both costs', async () => ({ monthlyCostCents: 1 }), 400, 'validation'],
    ['hours with a comma', async () => ({ weeklyHours: '35,0' }), 400, 'validation'],
  ])('is refused with %s', async (_, change, status, name) => {
    const answer = await app.officer.post<{ type: string }>('/v1/positions', aPosition(await change()));
    expect([answer.status, answer.body.type]).toEqual([status, problem(name)]);
  });

  test('answers a repeated request as the first time', async () => {
    const options = { idempotencyKey: 'one' };
    const first = await app.officer.post('/v1/positions', aPosition(), options);
    const again = await app.officer.post('/v1/positions', aPosition(), options);
    expect(again.body).toEqual(first.body);
    await app.settled();
    expect(await positions()).toHaveLength(1);
  });
});

describe('the occupancy of a position', () => {
  test('is funded to 100 % on any day; a second funded one is refused with the day and the share', async () => {
    const [{ id }, vera, otto] = await Promise.all([open(), register(), register({ name: 'Otto Muster' })]);
    expect((await occupy(id, vera.id, { shareBasisPoints: 6_000 })).status).toBe(201);
    const refused = await occupy(id, otto.id, { shareBasisPoints: 5_000, from: '2026-03-01' });
    expect([refused.status, refused.body.type]).toEqual([422, problem('funded-share-exceeded')]);
    expect(refused.body.detail).toContain('On 2026-03-01 110 %');
    expect((await occupy(id, otto.id, { shareBasisPoints: 4_000 })).status).toBe(201);
    expect(await position(id)).toMatchObject({ fundedBasisPoints: 10_000, vacant: false });
  });

  test('may overlap in a handover that the position’s money does not pay', async () => {
    const [{ id }, vera, otto] = await Promise.all([open(), register(), register({ name: 'Otto Muster' })]);
    await occupy(id, vera.id, { to: '2026-07-01' });
    const handover = { kind: 'handover', from: '2026-06-15', to: '2026-07-01' };
    expect((await occupy(id, otto.id, { ...handover, funded: true })).status).toBe(422);
    expect((await occupy(id, otto.id, handover)).status).toBe(201);
    expect((await occupy(id, otto.id, { from: '2026-07-01' })).status).toBe(201);
  });

  test('of somebody absent without pay is taken over by a replacement, and only then', async () => {
    const [{ id }, vera, otto] = await Promise.all([open(), register(), register({ name: 'Otto Muster' })]);
    const { body: occupancy } = await occupy(id, vera.id);
    const replacement = { kind: 'replacement', replaces: occupancy.id, from: '2026-06-01' };
    expect((await occupy(id, otto.id, replacement)).body.type).toBe(problem('no-absence-to-replace'));
    const absence = { occupancyId: occupancy.id, pay: 'suspended', from: '2026-05-01' };
    const absent = await app.done(app.officer, `/v1/positions/${id}/absences`, absence, (await position(id)).revision);
    expect((await position(id)).vacant).toBe(true);
    const replaced = await occupy(id, otto.id, replacement);
    expect(replaced.status).toBe(201);
    const back = `/v1/positions/${id}/absences/${absent.id}/end`;
    const tooEarly = await app.officer.post<{ type: string }>(
      back,
      { to: '2026-08-01' },
      { ifMatch: (await position(id)).revision },
    );
    expect(tooEarly.body.type).toBe(problem('funded-share-exceeded'));
    const end = { to: '2026-08-01', reason: 'replacementOver', note: 'Danke an Otto Muster' };
    await app.done(
      app.officer,
      `/v1/positions/${id}/occupancies/${replaced.body.id}/end`,
      end,
      (await position(id)).revision,
    );
    await app.done(app.officer, back, { to: '2026-08-01' }, (await position(id)).revision);
    expect((await positions('on=2026-08-01'))[0]).toMatchObject({ fundedBasisPoints: 10_000 });
  });

  test('needs an employment at the project’s carrier', async () => {
    const [{ id }, stranger] = await Promise.all([open(), register({ carrierId: await app.carrier('Oase gGmbH') })]);
    expect((await occupy(id, stranger.id)).body.type).toBe(problem('not-employed'));
  });

  test('over several positions may be more than the contract: a flag, no error', async () => {
    const person = await register();
    const change = { weeklyHours: '35', fundingProgramme: 'other', grantId: undefined };
    const [one, other] = [await open(), await open({ ...change, weeklyHours: '8' })];
    await occupy(one.id, person.id);
    expect(await facilitator(person.id)).toMatchObject({ contractHours: '39.00', occupiedHours: '35.00', over: false });
    expect((await occupy(other.id, person.id)).status).toBe(201);
    expect(await facilitator(person.id)).toMatchObject({ contractHours: '39.00', occupiedHours: '43.00', over: true });
  });

  test('is lost by nobody: a change needs the ETag that was read', async () => {
    const [{ id }, vera] = await Promise.all([open(), register()]);
    const body = { facilitatorId: vera.id, shareBasisPoints: 10_000, kind: 'regular', from: '2026-01-01' };
    expect((await app.officer.post(`/v1/positions/${id}/occupancies`, body)).status).toBe(428);
    expect((await app.officer.post(`/v1/positions/${id}/occupancies`, body, { ifMatch: 7 })).status).toBe(412);
  });
});

describe('an employment', () => {
  test.each([
    ['below 30 hours a week', { weeklyHours: '29.99' }],
    ['in another form than with social insurance', { form: 'freelance' }],
  ])('%s needs an exception with its reason', async (_, change) => {
    const refused = await app.officer.post<{ type: string }>('/v1/facilitators', aPerson(change));
    expect([refused.status, refused.body.type]).toEqual([422, problem('employment-exception')]);
    const { id } = await register({ ...change, exception: 'sharedPosition', note: 'mit Otto Muster' });
    expect((await facilitator(id)).employments).toMatchObject([{ exception: 'sharedPosition' }]);
  });

  test('as the rule has it needs none: 30.00 hours, or any number before 2016', async () => {
    await register({ weeklyHours: '30.00' });
    await register({ weeklyHours: '20', from: '2015-12-31' });
    expect((await app.officer.post('/v1/facilitators', aPerson({ exception: 'sharedPosition' }))).status).toBe(422);
  });
});

describe('names', () => {
  test('are shown to the officer and the own carrier, to others only the id', async () => {
    const person = await register();
    const { id } = await open();
    await occupy(id, person.id);
    const carrier = await app.application.clientWith({ role: 'carrier', carrierId });
    const district = await app.application.clientWith({ role: 'district', district: '08' });
    const auditor = app.application.client('auditor');
    for (const client of [app.officer, carrier]) {
      expect(await facilitator(person.id, client)).toMatchObject({
        name: { text: 'Vera Beispiel' },
        languages: { text: 'de C1, ar native' },
      });
      expect((await position(id, client)).occupancies).toMatchObject([{ name: { text: 'Vera Beispiel' } }]);
    }
    for (const client of [district, auditor]) {
      const answer = await client.get(`/v1/facilitators/${person.id}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.text).not.toContain('Beispiel');
      expect((await client.get(`/v1/positions?format=csv`)).text).not.toContain('Beispiel');
    }
  });

  test('and notes are in no event', async () => {
    await register({ weeklyHours: '20', exception: 'sharedPosition', note: 'mit Otto Muster' });
    let log = '';
    for await (const { events } of app.eventStore.readAll()) log += events.map(({ canonical }) => canonical).join();
    expect(log).toContain('EmploymentBegun');
    for (const text of ['Vera', 'Beispiel', 'vera@example', 'Muster', 'native']) expect(log).not.toContain(text);
  });

  test('of an erased person read as erased, and the lists go on', async () => {
    const [person, other] = [await register(), await register({ name: 'Otto Muster' })];
    await app.vault.erase(person.id);
    expect((await facilitator(person.id)).name).toEqual({ erased: true });
    const { body } = await app.officer.get<ListOf<FacilitatorAnswer>>('/v1/facilitators');
    expect(body.items.find(({ id }) => id === other.id)?.name).toEqual({ text: 'Otto Muster' });
    const change = await app.officer.post<{ type: string }>(
      `/v1/facilitators/${person.id}/details`,
      { name: 'Vera Neu' },
      { ifMatch: person.revision },
    );
    expect(change.body.type).toBe(problem('person-erased'));
  });

  test('once erased, a person is not employed again, not put into a position, and no detail is told about', async () => {
    const person = await register();
    const { id } = await open();
    await app.vault.erase(person.id);
    const { name, email, languages, ...employment } = aPerson({ from: '2027-01-01' });
    const path = `/v1/facilitators/${person.id}`;
    const ifMatch = person.revision;
    const refused = [
      await app.officer.post(`${path}/employments`, employment, { ifMatch }),
      await app.officer.post(`${path}/details`, {}, { ifMatch }),
      await occupy(id, person.id),
    ];
    for (const answer of refused) {
      expect(answer).toMatchObject({ status: 409, body: { type: problem('person-erased') } });
    }
  });
});

test('a name is not part of the request hash, and still nobody is registered under another name by repeating a key', async () => {
  const options = { idempotencyKey: 'one' };
  const first = await app.officer.post<{ id: string }>('/v1/facilitators', aPerson(), options);
  const other = await app.officer.post<{ type: string }>('/v1/facilitators', aPerson({ name: 'Otto Muster' }), options);
  expect([other.status, other.body.type]).toEqual([422, problem('idempotency-key-reused')]);
  const again = await app.officer.post('/v1/facilitators', aPerson(), options);
  expect(again.body).toEqual(first.body);
});

test('lists come page by page, each item once, with the names of their page', async () => {
  for (const name of ['Vera Beispiel', 'Otto Muster', 'Ida Beispiel']) await register({ name });
  const seen: FacilitatorAnswer[] = [];
  let cursor = '';
  do {
    const { body } = await app.officer.get<ListOf<FacilitatorAnswer>>(`/v1/facilitators?limit=2${cursor}`);
    seen.push(...body.items);
    cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  expect(seen.map(({ name }) => name?.text).sort()).toEqual(['Ida Beispiel', 'Otto Muster', 'Vera Beispiel']);
  expect((await app.officer.get('/v1/positions?cursor=no')).status).toBe(400);
});

describe('scopes', () => {
  test('let a carrier and a district see and change only what is theirs', async () => {
    const { id } = await open();
    const person = await register();
    const stranger = await app.application.clientWith({ role: 'carrier', carrierId: randomUUID() });
    const neighbour = await app.application.clientWith({ role: 'district', district: '07' });
    for (const client of [stranger, neighbour]) {
      expect(await positions('', client)).toEqual([]);
      for (const path of [`positions/${id}`, `projects/${projectId}`, `facilitators/${person.id}`]) {
        expect((await client.get(`/v1/${path}`)).status).toBe(403);
      }
      const end = { to: '2026-07-01', reason: 'positionNotContinued' };
      expect((await client.post(`/v1/positions/${id}/end`, end, { ifMatch: 0 })).status).toBe(403);
    }
    expect((await app.public.get('/v1/positions')).status).toBe(401);
    expect((await app.application.client('operator').get('/v1/positions')).status).toBe(403);
  });
});

describe('a carrier that was merged into another', () => {
  test('is read as the other one, who works on with projects, positions and people', async () => {
    const oase = await app.carrier('Oase gGmbH');
    const person = await register();
    const { id } = await open();
    await occupy(id, person.id);
    const merged = { carrierId, into: oase, reason: 'organisationsUnited' };
    await app.fact(`carrier-${carrierId}`, 'CarrierMerged', merged);
    const client = await app.application.clientWith({ role: 'carrier', carrierId: oase });
    expect(await positions('', client)).toMatchObject([{ id, carrierId: oase, carrier: 'Oase gGmbH' }]);
    expect(await positions(`carrierId=${carrierId}`)).toHaveLength(1);
    expect(await facilitator(person.id, client)).toMatchObject({ name: { text: 'Vera Beispiel' } });
    const end = { to: '2026-07-01', reason: 'positionNotContinued' };
    await app.done(client, `/v1/positions/${id}/end`, end, (await position(id, client)).revision);
  });
});

describe('a project that another carrier carries on', () => {
  test('belongs to the old carrier before that day and to the new one from it on', async () => {
    const oase = await app.carrier('Oase gGmbH');
    const { body: before } = await app.officer.get<ProjectAnswer>(`/v1/projects/${projectId}`);
    const transfer = { carrierId: oase, from: '2026-07-01', reason: 'carrierSucceeded' };
    await app.done(app.officer, `/v1/projects/${projectId}/transfer`, transfer, before.revision);
    await open();
    expect((await positions('on=2026-06-30'))[0]?.carrier).toBe('Kiezlicht e. V.');
    expect((await positions('on=2026-07-01'))[0]?.carrier).toBe('Oase gGmbH');
  });
});

describe('the reports', () => {
  test('of staffing and vacancies are by day, and as known on a day', async () => {
    const { id } = await open({ fullTimeCostCents: undefined, monthlyCostCents: 385_000, weeklyHours: '39.4' });
    const person = await register();
    await app.settled();
    now = '2026-07-20T10:00:00.000Z';
    await occupy(id, person.id, { from: '2026-02-01' });
    const report = async (query: string) =>
      (await app.officer.get<StaffingReportAnswer>(`/v1/reports/staffing?${query}`)).body;
    expect(await report('on=2026-02-01&by=district')).toMatchObject({
      groups: [{ key: '08', positions: 1, vacantPositions: 0, fullTimeEquivalents: '1.00', headcount: 1 }],
      total: { occupiedEquivalentsExact: '1/1' },
    });
    expect(await report('on=2026-01-31&by=carrier')).toMatchObject({
      groups: [{ name: 'Kiezlicht e. V.', vacantPositions: 1, headcount: 0 }],
    });
    expect(await report('on=2026-02-01&by=programme&recordedBy=2026-07-19')).toMatchObject({
      groups: [{ key: 'programme', vacantPositions: 1, headcount: 0 }],
    });
    expect(await report('on=2026-02-01&by=programme&recordedBy=2026-06-14')).toMatchObject({ groups: [] });
    const vacancies = async (query: string) =>
      (await app.officer.get<VacanciesReportAnswer>(`/v1/reports/vacancies?from=2026-01-01&to=2026-04-01&${query}`))
        .body;
    expect(await vacancies('')).toMatchObject({
      vacancies: [{ positionId: id, month: '2026-01', vacantDays: '31.00', unspentCents: 385_000 }],
      unspentCents: 385_000,
    });
    expect((await vacancies('recordedBy=2026-07-19')).unspentCents).toBe(3 * 385_000);
    expect((await app.officer.get('/v1/reports/vacancies?from=2026-01-01&to=2026-01-01')).status).toBe(400);
  });

  test('compare the published headcount with the people in positions on that day', async () => {
    const captions = 'date_or_year,district_key,district,measure,count,note,source';
    const rows = ['of_which_state_framework_programme,11', 'all_facilitators_any_funding,64'].map(
      (figure) => `2026-03-31,08,Neukölln,${figure},,https://example.org`,
    );
    const bytes = new TextEncoder().encode([captions, ...rows].join('\n'));
    await app.officer.postFile('/v1/headcount-imports', { bytes, contentType: 'text/csv' });
    const { id } = await open();
    await occupy(id, (await register()).id);
    const { body } = await app.officer.get('/v1/reports/headcount-comparison?on=2026-06-01');
    expect(body).toEqual({
      reportingDay: '2026-03-31',
      rows: [
        { district: '08', kind: 'programme', published: 11, recorded: 1, difference: -10 },
        { district: '08', kind: 'all', published: 64, recorded: 1, difference: -63 },
      ],
      openPoints: [],
    });
    expect((await app.officer.get('/v1/reports/headcount-comparison?on=2026-03-30')).body).toMatchObject({ rows: [] });
  });
});
