import { randomUUID } from 'node:crypto';
import { eventNamed } from '@lotsenbuch/testing';
import { GrantsApplication, planOf } from '../grants-application.fixture.js';
import type { GrantDecisionAnswer } from './decision-answer.js';

const NOW = '2025-11-20T09:00:00.000Z';

let now = NOW;
let grants: GrantsApplication;
beforeEach(async () => {
  now = NOW;
  grants = await GrantsApplication.start(() => new Date(now));
});
afterEach(() => grants[Symbol.asyncDispose]());

const approval = (cents = 85_000_00, changes: object = {}) => ({
  notice: 'final',
  rates: [{ year: 2026, amountCents: cents }],
  positionsApproved: 2,
  reason: 'reviewFollowed',
  ...changes,
});
const approve = (id: string, body: object = approval(), client = grants.people.approver) =>
  grants.act<GrantDecisionAnswer>(client, id, 'approval', body);

describe('an approval', () => {
  test('is answered with the money bound: 200, approved, with the figures', async () => {
    await grants.openBudgetYear(2026, 100_000_00);
    const id = await grants.readyToDecide();
    const { status, body } = await approve(id);
    expect([status, body.outcome, body.approvedCents]).toEqual([200, 'approved', 85_000_00]);
    expect(body.charges).toEqual([{ year: 2026, amountCents: 85_000_00 }]);
    expect(body.overridden).toEqual(['notNominated']);
    const read = await grants.read(id);
    expect(read).toMatchObject({
      status: 'approved',
      approvedCents: 85_000_00,
      notice: 'final',
      overridden: ['notNominated'],
      blocks: [],
      revision: body.revision,
      terms: { ruleSet: 'be-2025-07', period: { from: '2026-01-01', to: '2027-01-01' } },
      decisions: [{ outcome: 'approved', kind: 'approval', reason: 'reviewFollowed' }],
      waitingFor: [{ act: 'issueNotice', role: 'officer', due: '2025-11-20' }],
    });
  });

  test('answers the event of the decision, and not what the budget years made of it', async () => {
    await grants.openBudgetYear(2026, 100_000_00);
    const id = await grants.readyToDecide();
    const { body } = await approve(id);
    const { stream, revision, type } = await eventNamed(grants.app.eventStore, body.event);
    expect([stream, type]).toEqual([`grant-${id}`, 'GrantDecisionTaken']);
    expect(revision).toBeLessThan(body.revision);
  });

  test('for which the money is not there lapses: 200, with what was free and by how much it fell short', async () => {
    await grants.openBudgetYear(2026, 80_690_00);
    const id = await grants.readyToDecide();
    const { status, body } = await approve(id);
    expect([status, body.outcome]).toEqual([200, 'lapsed']);
    expect(body.shortfalls).toEqual([
      {
        year: 2026,
        part: 'district-07',
        requestedCents: 85_000_00,
        freeCents: 80_690_00,
        shortCents: 4_310_00,
        kind: 'overFreeFunds',
      },
    ]);
    expect(await grants.read(id)).toMatchObject({ status: 'applied', approvedCents: 0 });
    expect((await approve(id, approval(80_690_00, { reason: 'belowReview' }))).body.outcome).toBe('approved');
  });

  test('in a year without budget lapses and says so', async () => {
    const id = await grants.readyToDecide();
    expect((await approve(id)).body).toMatchObject({ outcome: 'lapsed', shortfalls: [{ kind: 'noBudgetYear' }] });
  });

  test('that is sent again under its key answers as the first time and charges nothing more', async () => {
    await grants.openBudgetYear(2026, 100_000_00);
    const id = await grants.readyToDecide();
    const { revision } = await grants.read(id);
    const send = () =>
      grants.people.approver.post(`/v1/grants/${id}/approval`, approval(), { ifMatch: revision, idempotencyKey: 'k' });
    const first = await send();
    expect(first.status).toBe(200);
    await grants.app.settled();
    const head = await grants.app.logHead();
    expect((await send()).body).toEqual({ ...(first.body as object), logPosition: head });
    expect(await grants.app.logHead()).toBe(head);
  });

  test('by the person who reviewed, in whatever role, is refused: 422 four-eyes', async () => {
    await grants.openBudgetYear(2026, 100_000_00);
    const both = await grants.app.application.clientWith({ role: 'officer' }, { role: 'approver' });
    const { id } = await grants.submit();
    await grants.attachExtract(id);
    await grants.override(id, 'notNominated');
    const lines = [
      { lineId: 'staff', necessary: true, adequateCents: 80_000_00, reason: 'adequate' },
      { lineId: 'material', necessary: true, adequateCents: 10_000_00, reason: 'adequate' },
    ];
    await grants.act(both, id, 'review', { version: 1, lines });
    const { status, body } = await approve(id, approval(), both);
    expect([status, body]).toMatchObject([422, { type: 'urn:lotsenbuch:problem:four-eyes' }]);
    expect((await approve(id)).body.outcome).toBe('approved');
  });

  test('above what was reviewed says by how much', async () => {
    const id = await grants.readyToDecide();
    const { status, body } = await approve(id, approval(85_000_01));
    expect([status, body]).toMatchObject([
      422,
      {
        type: 'urn:lotsenbuch:problem:over-review',
        detail: expect.stringContaining('0.01\u00a0€ more than the 85,000.00\u00a0€'),
      },
    ]);
  });

  test('is refused in German to somebody who reads German, in the detail and in each field', async () => {
    const id = await grants.readyToDecide();
    const { revision } = await grants.read(id);
    const asked = async (body: object) => {
      const {
        status,
        headers,
        body: told,
      } = await grants.people.approver.post(`/v1/grants/${id}/approval`, body, {
        ifMatch: revision,
        idempotencyKey: randomUUID(),
        headers: { 'Accept-Language': 'de-DE,de;q=0.9,en;q=0.5' },
      });
      return [status, headers.get('content-language'), told];
    };
    expect(await asked(approval(85_000_01))).toMatchObject([
      422,
      'de',
      { detail: expect.stringContaining('85.000,01\u00a0€ sind 0,01\u00a0€ mehr als die 85.000,00\u00a0€') },
    ]);
    expect(await asked(approval(85_000_00, { positionsApproved: 3 }))).toMatchObject([
      400,
      'de',
      { errors: [{ field: 'positionsApproved', expected: 'eine ganze Zahl von 0 bis 2, wie beantragt', found: '3' }] },
    ]);
    expect(await asked(approval(85_000_00, { positionsApproved: 1.5 }))).toMatchObject([
      400,
      'de',
      { errors: [{ field: 'positionsApproved', expected: 'muss eine ganze Zahl sein', found: '1.5' }] },
    ]);
  });

  test('is blocked, each block with its rule and what takes it away', async () => {
    const { id } = await grants.submit();
    const lines = [
      { lineId: 'staff', necessary: true, adequateCents: 80_000_00, reason: 'adequate' },
      { lineId: 'material', necessary: true, adequateCents: 10_000_00, reason: 'adequate' },
    ];
    await grants.act(grants.people.officer, id, 'review', { version: 1, lines });
    now = '2026-01-02T09:00:00.000Z';
    const { status, body } = await approve(id);
    expect([status, body]).toMatchObject([
      422,
      {
        type: 'urn:lotsenbuch:problem:grant-blocked',
        errors: [
          { field: 'notNominated', expected: expect.stringContaining('have it nominated') },
          { field: 'startedWithoutConsent' },
          { field: 'documentsMissing' },
        ],
      },
    ]);
  });

  test.each([
    ['no rates', { rates: undefined }, 'rates'],
    ['half a cent', { rates: [{ year: 2026, amountCents: 0.5 }] }, 'rates[0].amountCents'],
    ['a notice of another kind', { notice: 'oral' }, 'notice'],
    ['a note that is too long', { note: 'x'.repeat(2001) }, 'note'],
    ['a reason that is none', { reason: 'because' }, 'reason'],
  ])('with %s is refused: 400 names the field', async (_, changes, field) => {
    const id = await grants.readyToDecide();
    const { status, body } = await approve(id, approval(85_000_00, changes));
    expect([status, body]).toMatchObject([400, { errors: [{ field }] }]);
  });
});

describe('an amendment over HTTP', () => {
  const amendment = (cents: number, changes: object = {}) => ({
    rates: [{ year: 2026, amountCents: cents }],
    positionsApproved: 2,
    reason: 'requestFollowed',
    ...changes,
  });
  const amend = (id: string, body: object) =>
    grants.act<GrantDecisionAnswer>(grants.people.approver, id, 'amendment', body);

  test('charges only the difference: 12,000 more were free, and 12,000 are enough', async () => {
    await grants.openBudgetYear(2026, 112_000_00);
    const id = await grants.readyToDecide({ plan: planOf(95_000_00, 10_000_00, 5_000_00) });
    await approve(id, approval(100_000_00));
    const asked = await grants.act(grants.people.carrier, id, 'amendment-requests', {
      period: { from: '2026-01-01', to: '2027-01-01' },
      plan: planOf(107_000_00, 10_000_00, 5_000_00),
      positions: 2,
      reason: 'costsRose',
    });
    expect(asked.status).toBe(200);
    expect((await amend(id, amendment(112_000_00))).body).toMatchObject({
      type: 'urn:lotsenbuch:problem:amendment-needs-review',
    });
    const lines = [
      { lineId: 'staff', necessary: true, adequateCents: 107_000_00, reason: 'adequate' },
      { lineId: 'material', necessary: true, adequateCents: 10_000_00, reason: 'adequate' },
    ];
    await grants.act(grants.people.officer, id, 'review', { version: 2, lines });
    // What two persons overrode for the application does not count for the request.
    expect((await amend(id, amendment(112_000_00))).body).toMatchObject({ errors: [{ field: 'notNominated' }] });
    await grants.override(id, 'notNominated');
    const { body } = await amend(id, amendment(112_000_00));
    expect(body).toMatchObject({ outcome: 'approved', charges: [{ year: 2026, amountCents: 12_000_00 }] });
    expect((await grants.read(id)).decisions[1]).toMatchObject({ kind: 'amendment', replaces: true });
  });

  test('that cuts gives the difference back, and a day before it the grant reads as it was', async () => {
    await grants.openBudgetYear(2026, 100_000_00);
    const id = await grants.readyToDecide();
    await approve(id);
    now = '2026-07-15T09:00:00.000Z';
    const { body } = await amend(id, amendment(70_000_00, { reason: 'needIsLower' }));
    expect(body).toMatchObject({ outcome: 'approved', charges: [{ year: 2026, amountCents: -15_000_00 }] });
    expect((await grants.read(id)).approvedCents).toBe(70_000_00);
    expect((await grants.read(id, undefined, '?effectiveOn=2026-03-01&recordedBy=2026-08-01')).approvedCents).toBe(
      85_000_00,
    );
    expect((await grants.read(id, undefined, '?recordedBy=2026-07-14')).approvedCents).toBe(85_000_00);
  });
});
