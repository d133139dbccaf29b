import type { CommandAnswer } from '@lotsenbuch/service-kit';
import type { GrantDecisionAnswer } from '../approve-grant/decision-answer.js';
import { GrantsApplication } from '../grants-application.fixture.js';

let now: string;
let grants: GrantsApplication;
beforeEach(async () => {
  now = '2025-11-20T09:00:00.000Z';
  grants = await GrantsApplication.start(() => new Date(now));
});
afterEach(() => grants[Symbol.asyncDispose]());

test('a revocation in part gives the rest back to the free funds, and shows what is overpaid', async () => {
  const { officer, approver, carrier } = grants.people;
  await grants.openBudgetYear(2026, 100_000_00);
  const id = await grants.readyToDecide();
  const { body: decided } = await grants.act<GrantDecisionAnswer>(approver, id, 'approval', {
    notice: 'final',
    rates: [{ year: 2026, amountCents: 85_000_00 }],
    positionsApproved: 2,
    reason: 'reviewFollowed',
  });
  const act = async <Body extends object = CommandAnswer>(client: typeof officer, path: string, body: object) => {
    const answer = await grants.act<Body>(client, id, path, body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  await act(officer, 'notices', { decisionId: decided.decisionId });
  now = '2026-04-01T09:00:00.000Z';
  await act(officer, 'payments', { amountCents: 50_000_00, paidOn: '2026-03-01', cashReference: 'HKR-1' });
  const { hearingId } = await act<CommandAnswer & { hearingId: string }>(officer, 'hearings', {
    act: 'revocation',
    reason: 'notUsedForPurpose',
    statementUntil: '2026-05-01',
    knownSince: '2026-03-20',
  });
  await act(carrier, `hearings/${hearingId}/statements`, {});
  await act(approver, 'notice-revocation', {
    hearingId,
    reason: 'notUsedForPurpose',
    remaining: [{ year: 2026, amountCents: 40_000_00 }],
    effectiveOn: '2026-03-01',
  });
  expect(await grants.read(id)).toMatchObject({
    status: 'approved',
    approvedCents: 40_000_00,
    overpaidCents: 10_000_00,
  });
  const { body: year } = await officer.get<{ parts: readonly { part: string; freeCents: number }[] }>(
    '/v1/budget-years/2026',
  );
  expect(year.parts.find(({ part }) => part === 'district-07')).toMatchObject({ freeCents: 60_000_00 });
});
