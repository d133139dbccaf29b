import { GrantsApplication } from '../grants-application.fixture.js';

let now = '2025-11-20T09:00:00.000Z';
let grants: GrantsApplication;
beforeEach(async () => {
  now = '2025-11-20T09:00:00.000Z';
  grants = await GrantsApplication.start(() => new Date(now));
});
afterEach(() => grants[Symbol.asyncDispose]());

describe('an application over HTTP', () => {
  test('gets a file reference and its open points, and waits for advice and review until the day before it begins', async () => {
    const submitted = await grants.submit();
    expect(submitted.fileReference).toBe(
      `IL-2025-${submitted.id.slice(0, 4).toUpperCase()}-${submitted.id.slice(4, 8).toUpperCase()}`,
    );
    expect(submitted.openPoints).toEqual(['notNominated']);
    const read = await grants.read(submitted.id);
    expect(read).toMatchObject({
      status: 'applied',
      carrier: { id: grants.carrierId, name: 'Kiezstern e. V.' },
      requestedCents: 85_000_00,
      approvedCents: 0,
      due: '2025-12-31',
      versions: [{ version: 1, origin: 'application' }],
    });
    expect(read.waitingFor.map(({ act, role }) => `${act} ${role}`)).toEqual([
      'giveStatement programmeOffice',
      'giveStatement district',
      'reviewApplication officer',
      'settleOpenPoint officer',
    ]);
  });

  test('of a carrier that nobody registered is refused by name', async () => {
    const { status, body } = await grants.people.officer.post(
      '/v1/grants',
      grants.application({ carrierId: '0c0c0c0c-0000-4000-8000-000000000000' }),
    );
    expect([status, body]).toMatchObject([422, { type: 'urn:lotsenbuch:problem:carrier-unknown' }]);
  });

  test('of one carrier is not handed in by another: 403', async () => {
    const other = await grants.app.application.clientWith({ role: 'carrier', carrierId: 'other' });
    expect((await other.post('/v1/grants', grants.application())).status).toBe(403);
    const { id } = await grants.submit();
    expect((await other.get(`/v1/grants/${id}`)).status).toBe(403);
    expect((await other.get<{ items: unknown[] }>('/v1/grants')).body.items).toEqual([]);
  });

  test('that does not add up names every fault with its field: 400, and nothing is recorded', async () => {
    const head = await grants.app.logHead();
    const plan = {
      costs: [{ lineId: 'a', kind: 'staff', caption: 'x', amountCents: 100 }],
      income: [],
      requestedCents: 101,
      rates: [],
    };
    const { status, body } = await grants.people.carrier.post<{ errors: { field: string }[] }>(
      '/v1/grants',
      grants.application({ plan, positions: 1 }),
    );
    expect(status).toBe(400);
    expect(body.errors.map(({ field }) => field)).toEqual([
      'plan.costs[0].staff',
      'plan.requestedCents',
      'plan.rates',
      'plan.rates',
      'positions',
    ]);
    expect(await grants.app.logHead()).toBe(head);
  });

  test.each([
    ['a list where a plan belongs', { plan: [] }, 'plan'],
    [
      'an amount that is no number',
      {
        plan: {
          costs: [{ lineId: 'a', kind: 'material', caption: 'x', amountCents: '5' }],
          income: [],
          requestedCents: 5,
          rates: [],
        },
      },
      'plan.costs[0].amountCents',
    ],
    ['a district that does not exist', { area: '13' }, 'area'],
    ['an unknown field', { colour: 'blue' }, 'colour'],
    ['a day that does not exist', { period: { from: '2026-02-30', to: '2027-01-01' } }, 'period.from'],
    ['eleven goals', { goals: Array.from({ length: 11 }, () => 'x') }, 'goals'],
  ])('with %s is refused: 400', async (_, changes, field) => {
    const { status, body } = await grants.people.carrier.post('/v1/grants', grants.application(changes));
    expect([status, body]).toMatchObject([400, { errors: [{ field }] }]);
  });

  test('is taken back by its carrier with a note, which it reads itself, and those who decide', async () => {
    const { id } = await grants.submit();
    const { status } = await grants.act(grants.people.carrier, id, 'application-withdrawal', {
      reason: 'projectNotCarriedOut',
      note: 'Frau Beispiel hat abgesagt.',
    });
    expect(status).toBe(200);
    expect(await grants.read(id)).toMatchObject({
      status: 'applicationWithdrawn',
      waitingFor: [],
      withdrawals: [{ reason: 'projectNotCarriedOut', note: { kind: 'text', text: 'Frau Beispiel hat abgesagt.' } }],
    });
    expect((await grants.read(id, grants.people.carrier)).withdrawals[0]?.note?.kind).toBe('text');
    expect((await grants.read(id, grants.people.auditor)).withdrawals[0]?.note).toEqual({ kind: 'hidden' });
    for await (const { events } of grants.app.eventStore.readAll({})) {
      expect(events.some(({ canonical }) => canonical.includes('Beispiel'))).toBe(false);
    }
  });

  test('is revised by its carrier: the next version, and a review of the one before no longer counts', async () => {
    const id = await grants.readyToDecide();
    await grants.act(grants.people.carrier, id, 'application', grants.application({ goals: ['400 Begleitungen'] }));
    expect(await grants.read(id)).toMatchObject({ version: 2, goals: ['400 Begleitungen'] });
    const { body } = await grants.act(grants.people.approver, id, 'approval', {
      notice: 'final',
      rates: [{ year: 2026, amountCents: 85_000_00 }],
      positionsApproved: 2,
      reason: 'reviewFollowed',
    });
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:review-missing' });
  });

  test('gets advice from the programme office and from its own district, not from another', async () => {
    const { id } = await grants.submit();
    const advice = { opinion: 'inFavour' };
    const other = await grants.app.application.clientWith({ role: 'district', district: '08' });
    expect((await grants.act(grants.people.office, id, 'statements', advice)).status).toBe(200);
    expect((await grants.act(grants.people.district, id, 'statements', advice)).status).toBe(200);
    expect((await grants.act(other, id, 'statements', advice)).status).toBe(403);
    expect((await grants.read(id)).statements.map(({ from }) => from)).toEqual(['programmeOffice', 'district']);
  });
});

describe('the list of grants', () => {
  test('is filtered by year, district, status and role that has to act, sorted and as CSV', async () => {
    const { id } = await grants.submit();
    const ids = async (query: string) =>
      (await grants.people.officer.get<{ items: { id: string }[] }>(`/v1/grants?${query}`)).body.items.map(
        (grant) => grant.id,
      );
    await grants.app.settled();
    for (const query of [
      '',
      'year=2026',
      'district=07',
      'status=applied',
      'waitingFor=district',
      `carrierId=${grants.carrierId}`,
      'sort=amount',
      'sort=name',
      'recordedBy=2025-11-20',
    ]) {
      expect([query, await ids(query)]).toEqual([query, [id]]);
    }
    for (const query of [
      'year=2027',
      'year=2025',
      'district=08',
      'status=approved',
      'waitingFor=carrier',
      'recordedBy=2025-11-19',
    ]) {
      expect([query, await ids(query)]).toEqual([query, []]);
    }
    const csv = await grants.people.auditor.get('/v1/grants?format=csv');
    expect(csv.text).toContain('Kiezstern e. V.,07,2026-01-01,2027-01-01,applied,8500000,0,0,0,0,,2025-12-31');
  });
});
