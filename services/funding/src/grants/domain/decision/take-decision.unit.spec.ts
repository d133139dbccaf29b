import fc from 'fast-check';
import { decideApplication } from '../application-commands.js';
import type { GrantEvent } from '../events.js';
import { evolveGrant } from '../evolve-grant.js';
import {
  APPROVED,
  APPROVER,
  amend,
  application,
  approve,
  approved,
  CARRIER,
  decided,
  extract,
  GRANT,
  OFFICER,
  review,
  reviewed,
  submitted,
  terms,
} from '../grant.support.spec.js';
import { noGrant, overpaidCents } from '../grant-state.js';
import { differencePerYear, sumOfRates } from '../plan/budget-years.js';
import { waitingFor } from '../waiting-for.js';
import type { RequestAmendment } from './request-amendment.js';
import type { TakeDecision } from './take-decision.js';

const state = (...events: readonly GrantEvent[]) => events.reduce(evolveGrant, noGrant);
const outcomeOf = (command: TakeDecision, ...events: readonly GrantEvent[]) =>
  decideApplication(command, state(...events));
const ready = [submitted(), extract, reviewed()];
const refusal = (error: object) => ({ ok: false, error });

describe('a decision', () => {
  test('pins the rule set in force on its day and charges all of the money', () => {
    expect(outcomeOf(approve(), ...ready)).toEqual({ ok: true, value: [decided()] });
    const earlier = application({ period: { from: '2025-08-01', to: '2026-01-01' } });
    const plan = { ...earlier.plan, rates: [{ year: 2025, amountCents: 85_000_00 }] };
    const before = outcomeOf(
      approve({ on: '2025-06-30', rates: [{ year: 2025, amountCents: 83_000_00 }] }),
      submitted({ ...earlier, plan }),
      extract,
      reviewed(),
    );
    expect(before).toMatchObject({ ok: true, value: [{ data: { ruleSet: 'be-2011' } }] });
  });

  test.each([
    ['the applicant', CARRIER, 'applicant'],
    ['the reviewer in a second role', OFFICER, 'reviewer'],
    ['a deputy of the reviewer', { actor: 'person:third', deputyFor: OFFICER.actor }, 'reviewer'],
    ['somebody for whom the reviewer once stood in', { actor: 'person:head' }, 'reviewer'],
  ])('is not taken by %s', (_, by, earlier) => {
    const stoodIn = reviewed({ by: { ...OFFICER, deputyFor: 'person:head' } });
    expect(outcomeOf(approve({ by }), submitted(), extract, stoodIn)).toEqual(
      refusal({ kind: 'samePersonAs', earlier }),
    );
  });

  test('rests on a review of the present version', () => {
    expect(outcomeOf(approve(), submitted(), extract)).toEqual(refusal({ kind: 'reviewMissing', version: 1 }));
    const { fileReference: _reference, ...data } = (
      submitted({ version: 2 }) as GrantEvent & { type: 'ApplicationSubmitted' }
    ).data;
    const revised: GrantEvent = { type: 'ApplicationRevised', schemaVersion: 1, effectiveOn: '2025-12-06', data };
    expect(outcomeOf(approve(), ...ready, revised)).toEqual(refusal({ kind: 'reviewMissing', version: 2 }));
  });

  test('above what was reviewed is refused with the figures', () => {
    expect(outcomeOf(approve({ rates: [{ year: 2026, amountCents: 83_000_01 }] }), ...ready)).toEqual(
      refusal({ kind: 'overReview', approvedCents: 83_000_01, recommendedCents: 83_000_00, overCents: 1 }),
    );
  });

  test('names wrong rates, lines and positions all at once', () => {
    const outcome = outcomeOf(
      approve({
        rates: [{ year: 2027, amountCents: 83_000_00 }],
        lines: [{ lineId: 'staff', amountCents: 80_000_01 }],
        positionsApproved: 3,
      }),
      ...ready,
    );
    const faults = !outcome.ok && outcome.error.kind === 'faults' ? outcome.error.faults : [];
    expect(faults.map(({ field }) => field)).toEqual(['rates', 'lines[0].amountCents', 'lines', 'positionsApproved']);
  });

  test('with lines that come to less than is approved is refused', () => {
    const lines = [
      { lineId: 'staff', amountCents: 70_000_00 },
      { lineId: 'material', amountCents: 8_000_00 },
    ];
    expect(outcomeOf(approve({ lines }), ...ready)).toMatchObject(
      refusal({ kind: 'faults', faults: [{ field: 'lines', found: '7300000' }] }),
    );
  });

  test('is blocked by open points, by a start without consent and by missing documents, all named at once', () => {
    expect(outcomeOf(approve({ on: '2026-01-02' }), submitted({ openPoints: ['notNominated'] }), reviewed())).toEqual(
      refusal({ kind: 'blocked', blocks: ['notNominated', 'startedWithoutConsent', 'documentsMissing'] }),
    );
  });

  test('after the start needs consent from the first day on', () => {
    const consented = (from: string): GrantEvent => ({
      type: 'EarlyStartConsented',
      schemaVersion: 1,
      effectiveOn: from,
      data: { grantId: GRANT, reason: 'budgetPassedLate', by: OFFICER },
    });
    const late = approve({ on: '2026-01-02' });
    expect(outcomeOf(late, ...ready, consented('2026-01-01')).ok).toBe(true);
    expect(outcomeOf(late, ...ready, consented('2026-01-02'))).toEqual(
      refusal({ kind: 'blocked', blocks: ['startedWithoutConsent'] }),
    );
    expect(outcomeOf(approve({ on: '2026-01-01' }), ...ready).ok).toBe(true);
  });

  test('waits for the money: no second one, no revision and no review meanwhile', () => {
    const open = refusal({ kind: 'decisionOpen', decisionId: 'decision-1' });
    expect(outcomeOf(approve({ decisionId: 'decision-2' }), ...ready, decided())).toEqual(open);
    expect(decideApplication(review(), state(...ready, decided()))).toEqual(open);
  });

  test('that lapsed leaves the application as it was; it can be decided again on the same review', () => {
    const lapsed: GrantEvent = {
      type: 'DecisionLapsed',
      schemaVersion: 1,
      effectiveOn: '2025-12-10',
      data: { grantId: GRANT, decisionId: 'decision-1', kind: 'approval', shortfalls: [] },
    };
    expect(outcomeOf(approve({ decisionId: 'decision-2' }), ...ready, decided(), lapsed).ok).toBe(true);
  });
});

describe('what the budget years answer', () => {
  const record = (decisionId = 'decision-1') => ({ type: 'RecordApproval' as const, decisionId });

  test('makes the terms of the decision hold, once', () => {
    expect(decideApplication(record(), state(...ready, decided()))).toEqual({ ok: true, value: [approved()] });
    expect(decideApplication(record(), state(...APPROVED))).toEqual({ ok: true, value: [] });
    expect(
      decideApplication({ type: 'RecordLapse', decisionId: 'decision-1', shortfalls: [] }, state(...APPROVED)),
    ).toEqual({
      ok: true,
      value: [],
    });
    expect(decideApplication(record('other'), state(...APPROVED))).toEqual(
      refusal({ kind: 'decisionUnknown', decisionId: 'other' }),
    );
  });
});

describe('a provisional notice', () => {
  const provisional = (cents: number, before: number, decisionId: string): GrantEvent[] => {
    const changed = {
      approvedCents: cents,
      rates: [{ year: 2026, amountCents: cents }],
      notice: 'provisional' as const,
      decisionId,
    };
    return [
      decided({ ...changed, before: before === 0 ? [] : [{ year: 2026, amountCents: before }] }),
      approved(changed),
    ];
  };

  test('120,000, then 240,000 in total, then finally 500,000: the final one replaces, and only differences charge', () => {
    const costs = [{ lineId: 'm', kind: 'material' as const, caption: 'Miete', amountCents: 500_000_00 }];
    const rates = [{ year: 2026, amountCents: 500_000_00 }];
    const big = submitted({
      plan: { costs, income: [], requestedCents: 500_000_00, rates },
      positions: 0,
    });
    const found = reviewed({
      lines: [{ lineId: 'm', necessary: true, adequateCents: 500_000_00, reason: 'adequate' }],
      recommendedCents: 500_000_00,
    });
    const history = [
      big,
      extract,
      found,
      ...provisional(120_000_00, 0, 'd1'),
      ...provisional(240_000_00, 120_000_00, 'd2'),
    ];
    const outcome = outcomeOf(
      approve({ decisionId: 'd3', rates, positionsApproved: 0, reason: 'finalDecision', on: '2026-06-15' }),
      ...history,
    );
    const [taken] = outcome.ok ? outcome.value : [];
    if (taken?.type !== 'GrantDecisionTaken') throw new Error('not decided');
    expect(taken.data).toMatchObject({ approvedCents: 500_000_00, replaces: true, notice: 'final' });
    expect(differencePerYear(taken.data.before, taken.data.rates)).toEqual([{ year: 2026, amountCents: 260_000_00 }]);
    const after = state(...history, taken, approved({ ...taken.data, decisionId: 'd3' }));
    expect(after.terms?.approvedCents).toBe(500_000_00);
  });

  test('that was revoked in part becomes final on a new review only', () => {
    const history = [submitted(), extract, reviewed(), ...provisional(80_000_00, 0, 'd1')];
    const revoked: GrantEvent = {
      type: 'NoticeRevoked',
      schemaVersion: 1,
      effectiveOn: '2026-05-04',
      data: {
        grantId: GRANT,
        actId: 'act-1',
        hearingId: 'hearing-1',
        reason: 'factsChanged',
        decidedOn: '2026-05-04',
        approvedCents: 10_000_00,
        rates: [{ year: 2026, amountCents: 10_000_00 }],
        before: [{ year: 2026, amountCents: 80_000_00 }],
        area: '07',
        by: APPROVER,
      },
    };
    const final = approve({ decisionId: 'd2', reason: 'finalDecision', on: '2026-06-15' });
    expect(outcomeOf(final, ...history).ok).toBe(true);
    expect(outcomeOf(final, ...history, revoked)).toEqual(refusal({ kind: 'reviewMissing', version: 1 }));
    expect(waitingFor(state(...history, revoked)).map(({ act }) => act)).toContain('reviewApplication');
    expect(outcomeOf(final, ...history, revoked, reviewed()).ok).toBe(true);
  });

  test('is final only once', () => {
    expect(outcomeOf(approve({ decisionId: 'd2', reason: 'finalDecision' }), ...APPROVED)).toMatchObject(
      refusal({ kind: 'notNow', status: 'approved' }),
    );
  });
});

describe('an amendment', () => {
  const request = (requestedCents: number, changes: Partial<RequestAmendment> = {}): RequestAmendment => {
    const { plan } = application();
    const [staff] = plan.costs;
    if (staff === undefined) throw new Error('no staff line');
    return {
      type: 'RequestAmendment',
      origin: 'carrier',
      period: { from: '2026-01-01', to: '2027-01-01' },
      plan: {
        ...plan,
        costs: [{ ...staff, amountCents: requestedCents + 5_000_00 }],
        requestedCents,
        rates: [{ year: 2026, amountCents: requestedCents }],
      },
      positions: 2,
      reason: 'costsRose',
      on: '2026-05-01',
      by: CARRIER,
      ...changes,
    };
  };
  const hundred = terms({
    approvedCents: 100_000_00,
    rates: [{ year: 2026, amountCents: 100_000_00 }],
    lines: [
      { lineId: 'staff', amountCents: 97_000_00 },
      { lineId: 'material', amountCents: 8_000_00 },
    ],
  });
  const grantOf100 = [submitted(), extract, reviewed(), decided(hundred), approved(hundred)];
  const asked = () => {
    const outcome = decideApplication(request(112_000_00), state(...grantOf100));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value;
  };
  const raised = reviewed({
    version: 2,
    lines: [{ lineId: 'staff', necessary: true, adequateCents: 117_000_00, reason: 'adequate' }],
    recommendedCents: 112_000_00,
  });

  test('of 100,000 by 12,000 needs a review, replaces the notice, and charges 12,000', () => {
    const amendment = amend({ rates: [{ year: 2026, amountCents: 112_000_00 }], reason: 'requestFollowed' });
    expect(outcomeOf(amendment, ...grantOf100, ...asked())).toEqual(
      refusal({
        kind: 'overApprovedBefore',
        approvedCents: 112_000_00,
        beforeCents: 100_000_00,
        overCents: 12_000_00,
      }),
    );
    const outcome = outcomeOf(amendment, ...grantOf100, ...asked(), raised);
    const [taken] = outcome.ok ? outcome.value : [];
    if (taken?.type !== 'GrantDecisionTaken') throw new Error('not decided');
    expect(taken.data.replaces).toBe(true);
    expect(differencePerYear(taken.data.before, taken.data.rates)).toEqual([{ year: 2026, amountCents: 12_000_00 }]);
  });

  test('below what was paid is lawful; 10,000 of 80,000 paid are then overpaid', () => {
    const outcome = outcomeOf(amend(), ...grantOf100);
    const [taken] = outcome.ok ? outcome.value : [];
    if (taken?.type !== 'GrantDecisionTaken') throw new Error('not decided');
    expect(taken.data).toMatchObject({ replaces: false, ruleSet: 'be-2025-07' });
    const after = state(...grantOf100, taken, approved({ ...taken.data, decisionId: 'decision-2' }));
    expect(overpaidCents({ ...after, paidCents: 80_000_00 })).toBe(10_000_00);
  });

  test('that supplements leaves a request open; the request is then refused or taken back, and the terms stay', () => {
    const cut = outcomeOf(amend({ rates: [{ year: 2026, amountCents: 90_000_00 }] }), ...grantOf100, ...asked());
    const [taken] = cut.ok ? cut.value : [];
    if (taken?.type !== 'GrantDecisionTaken') throw new Error('not decided');
    const after = [...grantOf100, ...asked(), taken, approved({ ...taken.data, decisionId: 'decision-2' })];
    expect(state(...after).application?.version).toBe(2);
    const rejection = decideApplication(
      { type: 'RejectApplication', reason: 'noFundsAvailable', on: '2026-07-01', by: APPROVER },
      state(...after),
    );
    if (!rejection.ok) throw new Error(JSON.stringify(rejection.error));
    const end = state(...after, ...rejection.value);
    expect([end.status, end.application?.version, end.terms?.approvedCents]).toEqual(['approved', 1, 90_000_00]);
    const next = decideApplication(request(112_000_00), end);
    expect(next).toMatchObject({ ok: true, value: [{ data: { version: 3 } }] });
  });

  test('ends the period of a carrier that stops on 1 July, and nothing of the years after stays', () => {
    const outcome = outcomeOf(
      amend({
        period: { from: '2026-01-01', to: '2026-07-01' },
        rates: [{ year: 2026, amountCents: 50_000_00 }],
        reason: 'endsForNextCarrier',
      }),
      ...grantOf100,
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: [{ data: { period: { to: '2026-07-01' }, approvedCents: 50_000_00, replaces: false } }],
    });
  });

  test('does not lengthen the period without a review, and is not nothing', () => {
    expect(outcomeOf(amend({ period: { from: '2026-01-01', to: '2027-02-01' } }), ...grantOf100)).toMatchObject(
      refusal({ kind: 'faults', faults: [{ field: 'period' }] }),
    );
    expect(outcomeOf(amend({ rates: hundred.rates }), ...grantOf100)).toEqual(refusal({ kind: 'nothingAmended' }));
  });

  test('comes after an approval', () => {
    expect(outcomeOf(amend(), ...ready)).toMatchObject(refusal({ kind: 'notNow', status: 'applied' }));
  });
});

test('the difference of an amendment over all years is what is approved after less what was approved before', () => {
  const rates = fc.uniqueArray(
    fc.record({ year: fc.integer({ min: 2024, max: 2030 }), amountCents: fc.integer({ min: 0, max: 10 ** 9 }) }),
    { selector: ({ year }) => year },
  );
  fc.assert(
    fc.property(rates, rates, (before, after) => {
      const difference = differencePerYear(before, after);
      expect(sumOfRates(difference)).toBe(sumOfRates(after) - sumOfRates(before));
      expect(new Set(difference.map(({ year }) => year)).size).toBe(difference.length);
    }),
  );
});
