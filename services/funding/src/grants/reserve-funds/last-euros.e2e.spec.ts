import type { GrantDecisionAnswer } from '../approve-grant/decision-answer.js';
import { GrantsApplication } from '../grants-application.fixture.js';

const APPROVERS = 20;
const EACH = 85_000_00;
/** Room for seven and a part of one more. */
const ALLOTMENT = 7 * EACH + 40_000_00;

test('20 approvals at once for the last euros: those that fit are approved, the others read by how much not', async () => {
  await using grants = await GrantsApplication.start(() => new Date('2025-11-20T09:00:00.000Z'));
  await grants.openBudgetYear(2026, ALLOTMENT);
  const ready: { readonly id: string; readonly revision: number }[] = [];
  for (let count = 0; count < APPROVERS; count += 1) {
    const id = await grants.readyToDecide();
    ready.push({ id, revision: (await grants.read(id)).revision });
  }
  const approval = {
    notice: 'final',
    rates: [{ year: 2026, amountCents: EACH }],
    positionsApproved: 2,
    reason: 'reviewFollowed',
  };
  const answers = await Promise.all(
    ready.map(({ id, revision }) =>
      grants.people.approver.post<GrantDecisionAnswer>(`/v1/grants/${id}/approval`, approval, { ifMatch: revision }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const outcomes = answers.map(({ body }) => body.outcome);
  expect(outcomes.filter((outcome) => outcome === 'approved')).toHaveLength(7);
  const lapsed = answers.filter(({ body }) => body.outcome === 'lapsed');
  expect(lapsed).toHaveLength(APPROVERS - 7);
  for (const { body } of lapsed) {
    expect(body.shortfalls).toEqual([
      {
        year: 2026,
        part: 'district-07',
        requestedCents: EACH,
        freeCents: 40_000_00,
        shortCents: 45_000_00,
        kind: 'overFreeFunds',
      },
    ]);
  }
  for (const [index, { id }] of ready.entries()) {
    expect((await grants.read(id)).status).toBe(outcomes[index] === 'approved' ? 'approved' : 'applied');
  }
}, 60_000);
