import type { HttpClient } from '@lotsenbuch/testing';
import { GrantsApplication } from './grants-application.fixture.js';

let now = '2025-11-20T09:00:00.000Z';
let grants: GrantsApplication;
let winner: string;
/** Acts for the carrier that the applicant is merged into. */
let successor: HttpClient;
let stranger: HttpClient;
let id: string;
let granted: string;
let hearingId: string;

const registered = async (name: string): Promise<string> =>
  (await grants.app.officer.post<{ carrierId: string }>('/v1/carriers', { name })).body.carrierId;
const clientOf = (carrierId: string) => grants.app.application.clientWith({ role: 'carrier', carrierId });

const approvedAndHeard = async (): Promise<string> => {
  const { officer, approver } = grants.people;
  await grants.openBudgetYear(2026, 100_000_00);
  const grantId = await grants.readyToDecide();
  const { body: decided } = await grants.act<{ decisionId: string }>(approver, grantId, 'approval', {
    notice: 'final',
    rates: [{ year: 2026, amountCents: 85_000_00 }],
    positionsApproved: 2,
    reason: 'reviewFollowed',
  });
  await grants.act(officer, grantId, 'notices', { decisionId: decided.decisionId });
  const hearing = await grants.act<{ hearingId: string }>(officer, grantId, 'hearings', {
    act: 'revocation',
    reason: 'notUsedForPurpose',
    statementUntil: '2025-12-20',
    knownSince: '2025-11-20',
  });
  ({ hearingId } = hearing.body);
  return grantId;
};

beforeAll(async () => {
  grants = await GrantsApplication.start(() => new Date(now));
  winner = await registered('Morgenrot gGmbH');
  successor = await clientOf(winner);
  stranger = await clientOf(await registered('Sonnenhof gGmbH'));
  ({ id } = await grants.submit());
  granted = await approvedAndHeard();
  expect((await successor.get(`/v1/grants/${id}`)).status).toBe(403);
  await grants.app.settled();
  now = '2025-11-21T09:00:00.000Z';
  const { revision } = (await grants.app.officer.get<{ revision: number }>(`/v1/carriers/${grants.carrierId}`)).body;
  const merge = { into: winner, reason: 'organisationsUnited' };
  const merged = await grants.app.officer.post(`/v1/carriers/${grants.carrierId}/merge`, merge, { ifMatch: revision });
  expect([merged.status, merged.text]).toEqual([200, expect.any(String)]);
  await grants.app.settled();
});
afterAll(() => grants[Symbol.asyncDispose]());

describe('what a merged carrier applied for', () => {
  test.each([
    ['belongs to the carrier it is read as', () => successor, 200, 2],
    ['stays with those who acted for it', () => grants.people.carrier, 200, 2],
    ['belongs to no other carrier', () => stranger, 403, 0],
  ])('%s', async (_, client, status, listed) => {
    const read = await client().get<{ carrier: { id: string } }>(`/v1/grants/${id}`);
    expect(read.status).toBe(status);
    if (status === 200) expect(read.body.carrier.id).toBe(winner);
    expect((await client().get<{ items: object[] }>('/v1/grants')).body.items).toHaveLength(listed);
    expect((await client().get(`/v1/grants/${id}/documents`)).status).toBe(status);
  });

  test('is read by its successor as it was known before the merger, too', async () => {
    const before = await successor.get(`/v1/grants/${id}?recordedBy=2025-11-20`);
    expect(before).toMatchObject({ status: 200, body: { carrier: { id: grants.carrierId } } });
  });

  test('is copied for the carrier it is read as', async () => {
    const copy = await successor.get<{ carrierId: string }>(`/v1/grants/${id}/copy?from=2027-01-01&to=2028-01-01`);
    expect(copy.body.carrierId).toBe(winner);
  });

  test.each([
    ['successor', 'under its own id', () => successor, () => winner],
    ['account of the merged carrier', 'under the old id', () => grants.people.carrier, () => grants.carrierId],
    ['officer', 'under the old id', () => grants.people.officer, () => grants.carrierId],
    ['officer', 'under the new id', () => grants.people.officer, () => winner],
  ])('can be revised by the %s %s, and the register entry of both counts', async (_, __, client, carrierId) => {
    const { version } = await grants.read(id);
    const revised = await grants.act(client(), id, 'application', grants.application({ carrierId: carrierId() }));
    expect([revised.status, revised.text]).toEqual([200, expect.any(String)]);
    expect(await grants.read(id)).toMatchObject({
      version: version + 1,
      carrier: { id: winner },
      blocks: expect.not.arrayContaining(['noTransparencyRegisterEntry']),
    });
  });

  test('is not revised by a stranger', async () => {
    const refused = await grants.act(stranger, id, 'application', grants.application({ carrierId: winner }));
    expect(refused.status).toBe(403);
  });
});

test('the successor finds the hearing among its work, answers it, and sees the money in its report', async () => {
  const work = await successor.get<{ items: { grantId: string; act: string }[] }>('/v1/my-work');
  expect(work.body.items).toMatchObject([{ grantId: granted, act: 'giveHearingStatement' }]);
  expect((await stranger.get<{ items: object[] }>('/v1/my-work')).body.items).toEqual([]);
  expect((await grants.act(successor, granted, `hearings/${hearingId}/statements`, {})).status).toBe(200);
  const report = await successor.get<{ perCarrier: object[] }>('/v1/reports/grants-per-year?year=2026');
  expect(report.body.perCarrier).toMatchObject([{ key: winner, approvedInYearCents: 85_000_00 }]);
});
