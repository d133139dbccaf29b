import type { HttpClient } from '@lotsenbuch/testing';
import { GrantsApplication } from '../grants-application.fixture.js';
import type { GrantClosureAnswer } from '../list-closure/grant-closure.controller.js';
import { grantRetentionClaims } from '../read-model/retention.js';
import type { GrantsReportAnswer } from '../report-grants/grants-report.controller.js';
import type { WorkItemAnswer } from './my-work.controller.js';

const now = '2025-11-20T09:00:00.000Z';
let grants: GrantsApplication;
beforeEach(async () => {
  grants = await GrantsApplication.start(() => new Date(now));
});
afterEach(() => grants[Symbol.asyncDispose]());

const work = async (client: HttpClient) => {
  await grants.app.settled();
  const { body } = await client.get<{ items: WorkItemAnswer[] }>('/v1/my-work');
  return body.items.map(({ act, due }) => `${due} ${act}`);
};
const approval = {
  notice: 'final',
  rates: [{ year: 2026, amountCents: 85_000_00 }],
  positionsApproved: 2,
  reason: 'reviewFollowed',
};

describe('my work', () => {
  test('is what waits for the roles of the person who asks, by deadline', async () => {
    await grants.submit({ period: { from: '2026-03-01', to: '2027-01-01' }, plan: shortPlan, positions: 0 });
    await grants.submit();
    expect(await work(grants.people.officer)).toEqual([
      '2025-12-31 reviewApplication',
      '2025-12-31 settleOpenPoint',
      '2026-02-28 reviewApplication',
      '2026-02-28 settleOpenPoint',
    ]);
    expect(await work(grants.people.district)).toEqual(['2025-12-31 giveStatement', '2026-02-28 giveStatement']);
    const other = await grants.app.application.clientWith({ role: 'district', district: '08' });
    expect(await work(other)).toEqual([]);
    expect(await work(await grants.app.application.clientWith())).toEqual([]);
    expect((await grants.app.public.get('/v1/my-work')).status).toBe(401);
  });

  test('leaves out what four eyes keep from that person', async () => {
    const both = await grants.app.application.clientWith({ role: 'officer' }, { role: 'approver' });
    const { id } = await grants.submit();
    await grants.act(both, id, 'overrides', { block: 'notNominated', reason: 'publicInterest' });
    expect(await work(both)).toEqual(['2025-12-31 reviewApplication', '2025-12-31 settleOpenPoint']);
    expect(await work(grants.people.approver)).toEqual(['2025-12-31 countersignOverride']);
  });
});

describe('a grant that was approved', () => {
  let id: string;
  beforeEach(async () => {
    await grants.openBudgetYear(2026, 100_000_00);
    id = await grants.readyToDecide();
    expect((await grants.act(grants.people.approver, id, 'approval', approval)).status).toBe(200);
    await grants.app.settled();
  });

  test('has a closure: its streams, the events that charged the year, the rule set, documents, overrides, persons', async () => {
    const { body } = await grants.people.auditor.get<GrantClosureAnswer>(`/v1/grants/${id}/closure`);
    expect(body.streams).toEqual([
      { stream: `grant-${id}`, why: 'grant' },
      { stream: `carrier-${grants.carrierId}`, why: 'carrier' },
    ]);
    expect(body.events.map(({ type, why }) => `${why} ${type}`)).toEqual([
      'appropriation AppropriationSet',
      'charge FundsReserved',
      'charge FundsApproved',
    ]);
    expect(body).toMatchObject({
      ruleSets: ['be-2025-07'],
      documents: ['a'.repeat(64)],
      overrides: [{ block: 'notNominated', requestedOn: '2025-11-20', countersignedOn: '2025-11-20' }],
      positionsOfGrant: id,
    });
    expect(body.persons).toContainEqual({ actor: 'person:setup', on: '2025-11-20' });
    expect((await grants.people.district.get(`/v1/grants/${id}/closure`)).status).toBe(403);
  });

  test('is counted in its budget year, per district and carrier, and in no other', async () => {
    const report = async (year: number, client = grants.people.auditor) =>
      (await client.get<GrantsReportAnswer>(`/v1/reports/grants-per-year?year=${year}`)).body;
    const figures = {
      grants: 1,
      approvedInYearCents: 85_000_00,
      approvedInTotalCents: 85_000_00,
      positionsApproved: 2,
    };
    expect(await report(2026)).toEqual({
      year: 2026,
      total: { key: 'total', caption: 'total', ...figures },
      perArea: [{ key: '07', caption: '07', ...figures }],
      perCarrier: [{ key: grants.carrierId, caption: 'Kiezstern e. V.', ...figures }],
    });
    expect((await report(2027)).total).toMatchObject({ grants: 0, approvedInYearCents: 0 });
    const other = await grants.app.application.clientWith({ role: 'district', district: '08' });
    expect((await report(2026, other)).total.grants).toBe(0);
  });

  test('is the start of the next application, which its carrier then sends as it is', async () => {
    const { status, body } = await grants.people.carrier.get<object>(
      `/v1/grants/${id}/copy?from=2027-01-01&to=2028-01-01`,
    );
    expect([status, body]).toMatchObject([
      200,
      { copiedFrom: id, plan: { rates: [{ year: 2027, amountCents: 85_000_00 }] } },
    ]);
    const next = await grants.people.carrier.post<{ id: string }>('/v1/grants', body);
    expect(next.status).toBe(201);
    expect((await grants.read(next.body.id)).copiedFrom).toBe(id);
    const backwards = await grants.people.carrier.get(`/v1/grants/${id}/copy?from=2027-01-01&to=2027-01-01`);
    expect(backwards.status).toBe(400);
  });

  test('keeps whoever decided on it resolvable for five years after its period', async () => {
    const claims = grantRetentionClaims(grants.app.funding.grants);
    const { persons } = (await grants.people.auditor.get<GrantClosureAnswer>(`/v1/grants/${id}/closure`)).body;
    const held = await Promise.all(persons.map(async ({ actor }) => (await claims(actor)).map(({ until }) => until)));
    // The officer and the approver; not the carrier, and not who only attached a document.
    expect(held.filter((until) => until.length > 0)).toEqual([['2032-01-01'], ['2032-01-01']]);
    expect(await claims('person:nobody')).toEqual([]);
  });
});

const shortPlan = {
  costs: [{ lineId: 'm', kind: 'material', caption: 'Miete', amountCents: 100 }],
  income: [],
  requestedCents: 100,
  rates: [{ year: 2026, amountCents: 100 }],
};
