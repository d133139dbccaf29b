import { GrantsApplication } from './grants-application.fixture.js';

let now = '2025-11-20T09:00:00.000Z';
let grants: GrantsApplication;
beforeEach(async () => {
  now = '2025-11-20T09:00:00.000Z';
  grants = await GrantsApplication.start(() => new Date(now));
});
afterEach(() => grants[Symbol.asyncDispose]());

const approval = {
  notice: 'final',
  rates: [{ year: 2026, amountCents: 85_000_00 }],
  positionsApproved: 2,
  reason: 'reviewFollowed',
};

describe('an open point', () => {
  test('is settled once the register entry is on record, and not before', async () => {
    const { officer } = grants.people;
    const registered = await grants.app.officer.post<{ carrierId: string; revision: number }>('/v1/carriers', {
      name: 'Sonnenhof gGmbH',
    });
    const { carrierId, revision } = registered.body;
    const { body } = await officer.post<{ id: string; openPoints: string[] }>(
      '/v1/grants',
      grants.application({ carrierId }),
    );
    expect(body.openPoints).toEqual(['noTransparencyRegisterEntry', 'notNominated']);
    const settle = () =>
      grants.act(officer, body.id, 'open-points', {
        block: 'noTransparencyRegisterEntry',
        reason: 'evidenceReceived',
      });
    expect(await settle()).toMatchObject({
      status: 422,
      body: { type: 'urn:lotsenbuch:problem:block-still-stands' },
    });
    const entry = { entryNumber: 'TDB-2', seenOn: '2025-11-20' };
    await grants.app.officer.post(`/v1/carriers/${carrierId}/transparency-register-entry`, entry, {
      ifMatch: revision,
    });
    expect((await settle()).status).toBe(200);
    const read = await grants.read(body.id);
    expect(read.blocks).toEqual(['notNominated', 'documentsMissing']);
    expect(read.settledPoints).toMatchObject([{ block: 'noTransparencyRegisterEntry', reason: 'evidenceReceived' }]);
  });
});

describe('consent to an early start', () => {
  const consent = (id: string, from: string) =>
    grants.act(grants.people.officer, id, 'early-start', { from, reason: 'employmentMustNotBreakOff' });

  test('lets a decision come after the start; afterwards it comes too late', async () => {
    await grants.openBudgetYear(2026, 100_000_00);
    const id = await grants.readyToDecide();
    const late = await grants.readyToDecide();
    expect((await consent(id, '2026-01-01')).status).toBe(200);
    now = '2026-01-05T09:00:00.000Z';
    expect(await consent(late, '2026-01-01')).toMatchObject({
      status: 422,
      body: { type: 'urn:lotsenbuch:problem:consent-retroactive' },
    });
    expect((await grants.act(grants.people.approver, late, 'approval', approval)).body).toMatchObject({
      errors: [{ field: 'startedWithoutConsent' }],
    });
    expect((await grants.act(grants.people.approver, id, 'approval', approval)).body).toMatchObject({
      outcome: 'approved',
    });
  });
});

describe('a refusal of the whole', () => {
  test('ends the application with a reason, and waits for its notice', async () => {
    const { id } = await grants.submit();
    const body = { reason: 'notOfTheProgramme' };
    expect((await grants.act(grants.people.officer, id, 'rejection', body)).status).toBe(403);
    expect((await grants.act(grants.people.approver, id, 'rejection', body)).status).toBe(200);
    expect(await grants.read(id)).toMatchObject({
      status: 'rejected',
      rejections: [body],
      waitingFor: [{ act: 'issueNotice' }],
    });
    expect((await grants.act(grants.people.approver, id, 'rejection', body)).body).toMatchObject({
      type: 'urn:lotsenbuch:problem:grant-step',
    });
  });
});

describe('while the budget years have not answered', () => {
  test('the decision is answered 202 with the address of the grant, and no second one is taken', async () => {
    await grants.openBudgetYear(2026, 100_000_00);
    const id = await grants.readyToDecide();
    const reservation = grants.app.funding.consumers.find(({ name }) => name === 'funds-reservation');
    await reservation?.stop();
    const { revision } = await grants.read(id);
    const taken = await grants.people.approver.post(`/v1/grants/${id}/approval`, approval, { ifMatch: revision });
    expect(taken.status).toBe(202);
    expect(taken.body).toMatchObject({ outcome: 'open', revision: revision + 1 });
    expect(taken.headers.get('location')).toBe(`/v1/grants/${id}`);
    const again = await grants.people.approver.post(`/v1/grants/${id}/approval`, approval, { ifMatch: revision + 1 });
    expect(again).toMatchObject({ status: 409, body: { type: 'urn:lotsenbuch:problem:decision-open' } });
  });
});

test('a change of a grant needs its ETag, and a stale one is refused', async () => {
  const { id } = await grants.submit();
  const body = { reason: 'projectNotCarriedOut' };
  const path = `/v1/grants/${id}/application-withdrawal`;
  expect((await grants.people.carrier.post(path, body)).status).toBe(428);
  expect((await grants.people.carrier.post(path, body, { ifMatch: 7 })).status).toBe(412);
  expect((await grants.people.carrier.get('/v1/grants/none')).status).toBe(404);
});
