import { Chance } from './chance.js';
import { financingPlan, reviewOf } from './financing-plan.js';
import { approvedAtLast, type FinancingKind, type GrantAct, type GrantPlan, type Period } from './grant-plan.js';
import type { Scenario } from './scenarios.js';

export interface ProjectFrame {
  readonly key: string;
  readonly area: string;
  readonly carrier: string;
  /** Who goes on after a change of carrier. */
  readonly successor: string;
  readonly scenario: Scenario;
  readonly positions: number;
  /** The part of the free money that the project may have, to the cent. */
  readonly mayHaveCents: number;
  readonly year: number;
  readonly seed: number;
  /** Day of the acts. */
  readonly day: string;
  /** The district's own money. */
  readonly contributionCents: number;
}

type Approval = Extract<GrantAct, { act: 'approve' }>;

const wholeYear = (year: number): Period => ({ from: `${year}-01-01`, to: `${year + 1}-01-01` });

const financingOf = (chance: Chance): FinancingKind =>
  chance.one<FinancingKind>([
    { kind: 'deficit' },
    { kind: 'deficit' },
    { kind: 'fixedAmount' },
    { kind: 'share', numerator: 99, denominator: 100 },
  ]);

/** What comes before a decision: blocks out of the way, advice, the extract of the register. */
const beforeDecision = ({ scenario, day }: ProjectFrame, period: Period): readonly GrantAct[] => [
  { act: 'attachExtract' },
  { act: 'advise', opinion: scenario === 'tooMuch' ? 'withReservations' : 'inFavour' },
  ...(period.from < day
    ? [{ act: 'override', point: 'startedWithoutConsent', reason: 'authorityCausedDelay' } as const]
    : []),
  ...(scenario === 'late' ? [{ act: 'settle', point: 'applicationLate', reason: 'lateForGoodReason' } as const] : []),
  ...(scenario === 'registeredLate'
    ? [
        { act: 'recordRegisterEntry' } as const,
        { act: 'settle', point: 'noTransparencyRegisterEntry', reason: 'evidenceReceived' } as const,
      ]
    : []),
  ...(scenario === 'withoutRegister'
    ? [{ act: 'override', point: 'noTransparencyRegisterEntry', reason: 'evidenceWillFollow' } as const]
    : []),
];

const approval = (cents: number, positions: number, changes: Partial<Approval> = {}): Approval => ({
  act: 'approve',
  cents,
  positions,
  notice: 'final',
  reason: 'reviewFollowed',
  by: 'approver',
  ...changes,
});

const notify = (way: 'post' | 'electronic' = 'post'): GrantAct => ({ act: 'notify', way });

const percent = (cents: number, of: number): number => Math.floor((cents * of) / 100);

/** Approvals and what follows them; the plan asks for `requestedCents`, the review finds `adequateCents` adequate. */
const decisions = (frame: ProjectFrame, requestedCents: number, adequateCents: number): readonly GrantAct[] => {
  const { key, scenario, positions, mayHaveCents, year } = frame;
  const pay = (cents: number, number: number): GrantAct => ({ act: 'pay', cents, reference: `HKR-${key}-${number}` });
  const usual = [approval(adequateCents, positions), notify(), pay(percent(adequateCents, 40), 1)];
  switch (scenario) {
    case 'provisionalThenFinal': {
      const half = percent(adequateCents, 50);
      return [
        approval(half, positions, { notice: 'provisional', reason: 'provisionalBudget' }),
        notify(),
        pay(percent(half, 80), 1),
        approval(adequateCents, positions, { reason: 'finalDecision', by: 'deputy' }),
        notify('electronic'),
        pay(percent(adequateCents, 20), 2),
      ];
    }
    case 'tooMuch':
      return [
        approval(adequateCents, positions, { shortCents: adequateCents - mayHaveCents }),
        approval(percent(mayHaveCents, 97), positions, { reason: 'belowReview', by: 'second-approver' }),
        notify(),
      ];
    case 'moreMoney': {
      const more = financingPlan({ year, requestedCents: requestedCents + 800_000, positions, months: 12 });
      const period = wholeYear(year);
      return [
        ...usual,
        { act: 'requestAmendment', plan: more, positions, period, reason: 'costsRose' },
        { act: 'review', version: 2, lines: reviewOf(more) },
        { act: 'amend', cents: more.requestedCents, positions, reason: 'requestFollowed' },
        notify('electronic'),
      ];
    }
    case 'lessMoney':
      return [
        ...usual,
        pay(percent(adequateCents, 30), 2),
        { act: 'amend', cents: percent(adequateCents, 65), positions, reason: 'needIsLower' },
        notify(),
      ];
    case 'partialRevocation':
      return [...usual, { act: 'revokeInPart', remainingCents: percent(adequateCents, 90) }, notify()];
    case 'changeOfCarrier': {
      const period = { from: `${year}-01-01`, to: `${year}-07-01` };
      const cents = percent(adequateCents, 50);
      return [...usual, { act: 'amend', cents, positions, period, reason: 'endsForNextCarrier' }, notify()];
    }
    default:
      return usual;
  }
};

/** The grants of one project: one, and after a change of carrier in mid-year another. */
export const grantsOf = (frame: ProjectFrame): readonly GrantPlan[] => {
  const { key, area, carrier, successor, scenario, positions, mayHaveCents, year, contributionCents, seed } = frame;
  const chance = new Chance(seed, `grant ${key}`);
  const requestedCents =
    scenario === 'tooMuch'
      ? mayHaveCents + 2_500_000 + chance.whole(0, 99_999)
      : percent(mayHaveCents, chance.whole(92, 96)) + chance.whole(0, 99);
  const plan = financingPlan({
    year,
    requestedCents,
    positions,
    months: 12,
    ...(scenario === 'direct' && { districtCents: contributionCents }),
  });
  const lessCents = scenario === 'usual' ? chance.one([0, 0, 150_000, 275_050]) : 0;
  const period = wholeYear(year);
  const usesDeficit = scenario !== 'usual';
  const first: GrantPlan = {
    key,
    carrier,
    area,
    period,
    financing: usesDeficit ? { kind: 'deficit' } : financingOf(chance),
    plan,
    positions,
    acts: [
      ...beforeDecision(frame, period),
      { act: 'review', version: 1, lines: reviewOf(plan, lessCents) },
      ...decisions(frame, requestedCents, requestedCents - lessCents),
    ],
  };
  return scenario === 'changeOfCarrier' ? [first, after(frame, first, successor)] : [first];
};

/** What the carrier before gave back goes to the one that goes on. */
const after = (frame: ProjectFrame, first: GrantPlan, carrier: string): GrantPlan => {
  const { key, area, positions, year } = frame;
  const period = { from: `${year}-07-01`, to: `${year + 1}-01-01` };
  const requestedCents = first.plan.requestedCents - approvedAtLast(first);
  const plan = financingPlan({ year, requestedCents, positions, months: 6 });
  return {
    key: `${key}-after`,
    carrier,
    area,
    period,
    financing: { kind: 'deficit' },
    plan,
    positions,
    acts: [
      ...beforeDecision(frame, period),
      { act: 'review', version: 1, lines: reviewOf(plan) },
      approval(requestedCents, positions, { by: 'second-approver' }),
      notify(),
    ],
  };
};
