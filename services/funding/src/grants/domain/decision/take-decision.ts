import { type ActingPerson, err, germanDay, ok } from '@lotsenbuch/kernel';
import { periodFaults } from '../application/application-faults.js';
import type { ApplicationRejection } from '../application-rejection.js';
import {
  type Decided,
  type NoteInVault,
  noteOf,
  type ReadyGrant,
  reasonRefused,
  samePersonRefused,
  whenReady,
} from '../decision-result.js';
import type { FundingPeriod, GrantTerms } from '../events.js';
import type { Rate } from '../financing-plan.js';
import { type GrantState, isPending, presentReview, type Review } from '../grant-state.js';
import { overriddenBlocks, standingBlocks } from '../override/standing-blocks.js';
import { sumOfRates } from '../plan/budget-years.js';
import type { Fault } from '../plan/fault.js';
import { incomeOf, rateFaults } from '../plan/plan-faults.js';
import { ruleSetInForce } from '../rule-sets/rule-sets.js';
import { decidedLineFaults } from './decided-lines.js';

interface TakenDecision extends NoteInVault {
  readonly type: 'TakeDecision';
  readonly decisionId: string;
  /** What is approved per budget year of the period. */
  readonly rates: readonly Rate[];
  /** Approved plan per cost line; default what the review found adequate, or what was approved before. */
  readonly lines?: GrantTerms['lines'];
  readonly positionsApproved: number;
  readonly reason: string;
  /** Day of the decision. */
  readonly on: string;
  readonly by: ActingPerson;
}

export type TakeDecision = TakenDecision &
  (
    | { readonly kind: 'approval'; readonly notice: 'provisional' | 'final' }
    /** The period, where it is not the one that was asked for or approved: a change of carrier ends it early. */
    | { readonly kind: 'amendment'; readonly period?: FundingPeriod }
  );

/** What a decision may rest on, and what it may not exceed. */
interface Basis {
  readonly replaces: boolean;
  readonly period: FundingPeriod;
  /** Cost lines with the most that each may get. */
  readonly lines: GrantTerms['lines'];
  readonly incomeCents: number;
  readonly positions: number;
  readonly notice: 'provisional' | 'final';
  readonly ruleSet: string;
  readonly tooMuch: (approvedCents: number) => ApplicationRejection | undefined;
}

const adequateLines = ({ lines }: Review): GrantTerms['lines'] =>
  lines.map(({ lineId, adequateCents }) => ({ lineId, amountCents: adequateCents }));

const onReview = (
  { application }: ReadyGrant,
  review: Review,
  { on }: TakeDecision,
  notice: 'provisional' | 'final',
): Basis => ({
  replaces: true,
  period: application.period,
  lines: adequateLines(review),
  incomeCents: incomeOf(application.plan),
  positions: application.positions,
  notice,
  ruleSet: ruleSetInForce(on).id,
  tooMuch: (approvedCents) =>
    approvedCents <= review.recommendedCents
      ? undefined
      : {
          kind: 'overReview',
          approvedCents,
          recommendedCents: review.recommendedCents,
          overCents: approvedCents - review.recommendedCents,
        },
});

/** Without a new review an amendment supplements the notice, and never with more money. */
const onTerms = (terms: GrantTerms, { decidedApplication }: ReadyGrant): Basis => ({
  replaces: false,
  period: terms.period,
  lines: terms.lines,
  incomeCents: decidedApplication === undefined ? 0 : incomeOf(decidedApplication.plan),
  positions: terms.positionsApproved,
  notice: terms.notice,
  ruleSet: terms.ruleSet,
  tooMuch: (approvedCents) =>
    approvedCents <= terms.approvedCents
      ? undefined
      : {
          kind: 'overApprovedBefore',
          approvedCents,
          beforeCents: terms.approvedCents,
          overCents: approvedCents - terms.approvedCents,
        },
});

const approvalBasis = (
  grant: ReadyGrant,
  command: TakeDecision & { kind: 'approval' },
): Basis | ApplicationRejection => {
  const { status, terms, application } = grant;
  const isFirst = status === 'applied';
  if (!isFirst && !(status === 'approved' && terms?.notice === 'provisional')) {
    return { kind: 'notNow', status, needs: 'somethingToApprove' };
  }
  const review = presentReview(grant);
  return review === undefined
    ? { kind: 'reviewMissing', version: application.version }
    : onReview(grant, review, command, command.notice);
};

const amendmentBasis = (grant: ReadyGrant, command: TakeDecision): Basis | ApplicationRejection => {
  const { status, terms } = grant;
  if (status !== 'approved' || terms === undefined) {
    return { kind: 'notNow', status, needs: 'approvedGrantToAmend' };
  }
  const review = isPending(grant) ? presentReview(grant) : undefined;
  return review === undefined ? onTerms(terms, grant) : onReview(grant, review, command, terms.notice);
};

const limitInGerman = ({ replaces }: Basis): string => (replaces ? 'beantragt' : 'vorher bewilligt');

const faultsOf = (command: TakeDecision, basis: Basis, period: FundingPeriod, lines: GrantTerms['lines']) => {
  const approvedCents = sumOfRates(command.rates);
  const faults: Fault[] = [
    ...rateFaults('rates', command.rates, period, {
      cents: approvedCents,
      of: { en: 'what is approved', de: 'den bewilligten Betrag' },
    }),
    ...decidedLineFaults(lines, basis.lines, approvedCents, basis.incomeCents),
  ];
  for (const [index, { amountCents }] of command.rates.entries()) {
    if (Number.isSafeInteger(amountCents) && amountCents >= 0) continue;
    faults.push({
      field: `rates[${index}].amountCents`,
      expected: 'whole cents, 0 or more',
      german: 'ein Betrag in ganzen Cent, 0 oder mehr',
      found: String(amountCents),
    });
  }
  const { positionsApproved } = command;
  if (!Number.isInteger(positionsApproved) || positionsApproved < 0 || positionsApproved > basis.positions) {
    const expected = `a whole number from 0 to ${basis.positions}, as ${basis.replaces ? 'applied for' : 'approved before'}`;
    const german = `eine ganze Zahl von 0 bis ${basis.positions}, wie ${limitInGerman(basis)}`;
    faults.push({ field: 'positionsApproved', expected, german, found: String(positionsApproved) });
  }
  return faults;
};

/** A supplementing amendment may end the period earlier; a longer one has to be reviewed. */
const decidedPeriodFaults = (period: FundingPeriod, basis: Basis): readonly Fault[] => {
  const faults = periodFaults(period);
  if (faults.length > 0) return faults;
  return period.from >= basis.period.from && period.to <= basis.period.to
    ? []
    : [
        {
          field: 'period',
          expected: `a period within ${basis.period.from} to ${basis.period.to}, as ${basis.replaces ? 'applied for' : 'approved before'}`,
          german: `ein Zeitraum innerhalb von ${germanDay(basis.period.from)} bis vor ${germanDay(basis.period.to)}, wie ${limitInGerman(basis)}`,
          found: `${period.from} to ${period.to}`,
        },
      ];
};

/** Carrier, area and financing never change by a decision. */
const changeable = ({ period, rates, lines, positionsApproved, notice, ruleSet }: GrantTerms): string =>
  JSON.stringify([
    [period.from, period.to],
    rates.map(({ year, amountCents }) => [year, amountCents]),
    lines.map(({ lineId, amountCents }) => [lineId, amountCents]),
    [positionsApproved, notice, ruleSet],
  ]);

/**
 * The decision of a person. It binds no money yet; until the budget years have answered, no second one can be taken.
 * The approver is neither applicant nor reviewer, also not through a second role or a deputy.
 */
export const takeDecision = (command: TakeDecision, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { decisionId, kind, rates, positionsApproved, reason, on, by } = command;
    const basis = command.kind === 'approval' ? approvalBasis(grant, command) : amendmentBasis(grant, command);
    if ('kind' in basis) return err(basis);
    const refusal =
      samePersonRefused(by, grant, 'applicant', 'reviewer') ??
      reasonRefused(kind === 'approval' ? 'grantDecision' : 'amendmentDecision', reason, on);
    if (refusal !== undefined) return err(refusal);

    const period = (command.kind === 'amendment' ? command.period : undefined) ?? basis.period;
    const ofPeriod = decidedPeriodFaults(period, basis);
    if (ofPeriod.length > 0) return err({ kind: 'faults', faults: ofPeriod });
    const approvedCents = sumOfRates(rates);
    const tooMuch = basis.tooMuch(approvedCents);
    if (tooMuch !== undefined) return err(tooMuch);
    const lines = command.lines ?? basis.lines;
    const faults = faultsOf(command, basis, period, lines);
    if (faults.length > 0) return err({ kind: 'faults', faults });
    // Open points stand against new money, not against less of it.
    const blocks = basis.replaces ? standingBlocks(grant, on) : [];
    if (blocks.length > 0) return err({ kind: 'blocked', blocks });

    const { carrierId, area, financing } = grant.application;
    const { notice, ruleSet } = basis;
    const terms = {
      carrierId,
      area,
      period,
      financing,
      approvedCents,
      rates,
      lines,
      positionsApproved,
      notice,
      ruleSet,
    };
    if (grant.terms !== undefined && changeable(grant.terms) === changeable(terms))
      return err({ kind: 'nothingAmended' });
    const data = {
      ...terms,
      grantId: grant.grantId,
      decisionId,
      kind,
      before: grant.terms?.rates ?? [],
      replaces: basis.replaces,
      overridden: overriddenBlocks(grant, on),
      reason,
      by,
      ...noteOf(command),
    };
    return ok([{ type: 'GrantDecisionTaken', schemaVersion: 1, effectiveOn: on, data }]);
  });
