import type { ActingPerson } from '@lotsenbuch/kernel';
import type { ApplicationSubmitted, GrantApproved, GrantDecisionTaken, GrantEvent, GrantTerms } from '../events.js';
import type { FinancingPlan } from '../financing-plan.js';

export const GRANT_ID = '0190a000-0000-7000-8000-000000000001';
export const DECISION_ID = '0190a000-0000-7000-8000-00000000000d';
export const CARRIER_ID = '0190a000-0000-7000-8000-0000000000ca';

export const APPLICANT: ActingPerson = { actor: 'carrier:test' };
export const OFFICER: ActingPerson = { actor: 'officer:test' };
export const APPROVER: ActingPerson = { actor: 'approver:test' };
export const REVIEWER: ActingPerson = { actor: 'officer:reviewer' };

export const PLAN: FinancingPlan = {
  costs: [
    {
      lineId: 'staff',
      kind: 'staff',
      caption: 'Personalkosten Integrationslots*innen',
      amountCents: 200_000_00,
      staff: { positions: 6, payGroup: 'E 3', tariff: 'TV-L Berlin', weeklyHours: 35_00, months: 24_00 },
    },
    { lineId: 'material', kind: 'material', caption: 'Sachkosten für Büro & Mobilität', amountCents: 40_000_00 },
    { lineId: 'overhead', kind: 'overhead', caption: 'Gemeinkosten', amountCents: 10_000_00 },
  ],
  income: [{ lineId: 'own', kind: 'ownShare', caption: 'Eigenmittel', amountCents: 10_000_00 }],
  requestedCents: 240_000_00,
  rates: [
    { year: 2026, amountCents: 120_000_00 },
    { year: 2027, amountCents: 120_000_00 },
  ],
};

export const TERMS: GrantTerms = {
  carrierId: CARRIER_ID,
  area: '07',
  period: { from: '2026-01-01', to: '2028-01-01' },
  financing: { kind: 'deficit' },
  approvedCents: 240_000_00,
  rates: PLAN.rates,
  lines: PLAN.costs.map(({ lineId, amountCents }) => ({ lineId, amountCents })),
  positionsApproved: 6,
  notice: 'final',
  ruleSet: 'be-2025-07',
};

export const submitted: ApplicationSubmitted = {
  type: 'ApplicationSubmitted',
  schemaVersion: 1,
  effectiveOn: '2025-11-20',
  data: {
    grantId: GRANT_ID,
    carrierId: CARRIER_ID,
    area: '07',
    period: TERMS.period,
    financing: TERMS.financing,
    plan: PLAN,
    positions: 6,
    goals: ['Sprach- und Kulturmittlung im Bezirk'],
    fileReference: 'LRP-2026-07-001',
    version: 1,
    openPoints: [],
    by: APPLICANT,
  },
};

export const decisionTaken = (
  decisionId = DECISION_ID,
  terms: Partial<GrantTerms> = {},
  kind: 'approval' | 'amendment' = 'approval',
): GrantDecisionTaken => ({
  type: 'GrantDecisionTaken',
  schemaVersion: 1,
  effectiveOn: '2026-02-27',
  data: {
    ...TERMS,
    ...terms,
    grantId: GRANT_ID,
    decisionId,
    kind,
    before: kind === 'approval' ? [] : TERMS.rates,
    replaces: true,
    overridden: [],
    reason: 'reviewFollowed',
    by: APPROVER,
  },
});

export const approved = (
  decisionId = DECISION_ID,
  terms: Partial<GrantTerms> = {},
  kind: 'approval' | 'amendment' = 'approval',
): GrantApproved => ({
  type: 'GrantApproved',
  schemaVersion: 1,
  effectiveOn: '2026-02-27',
  data: { ...TERMS, ...terms, grantId: GRANT_ID, decisionId, kind },
});

/** Applied for, decided on 27 February 2026 and approved: 240,000.00 in two rates. */
export const APPROVED_GRANT: readonly GrantEvent[] = [submitted, decisionTaken(), approved()];
