import type { ApplicantStanding, SubmitApplication } from './application/submit-application.js';
import type { TakeDecision } from './decision/take-decision.js';
import type { Application, GrantEvent } from './events.js';
import type { ReviewApplication } from './review/review-application.js';

/** Persons; plainly invented. */
export const CARRIER = { actor: 'person:kiezstern' };
export const OFFICER = { actor: 'person:officer' };
export const APPROVER = { actor: 'person:approver' };

export const GRANT = '3f9a2c17-0000-8000-8000-000000000001';
export const CARRIER_ID = '0c0c0c0c-0000-8000-8000-000000000001';

/** Two staff positions of 40,000 € each, 10,000 € of material, 5,000 € of own share: 85,000 € for one year. */
export const application = (changes: Partial<Application> = {}): Omit<Application, 'selectionId'> => ({
  carrierId: CARRIER_ID,
  area: '07',
  period: { from: '2026-01-01', to: '2027-01-01' },
  financing: { kind: 'deficit' },
  plan: {
    costs: [
      {
        lineId: 'staff',
        kind: 'staff',
        caption: 'Lotsen',
        amountCents: 80_000_00,
        staff: { positions: 2, payGroup: 'E 5', tariff: 'TV-L', weeklyHours: 3940, months: 1200 },
      },
      { lineId: 'material', kind: 'material', caption: 'Büro', amountCents: 10_000_00 },
    ],
    income: [{ lineId: 'own', kind: 'ownShare', caption: 'Eigenmittel', amountCents: 5_000_00 }],
    requestedCents: 85_000_00,
    rates: [{ year: 2026, amountCents: 85_000_00 }],
  },
  positions: 2,
  goals: ['300 Begleitungen im Jahr'],
  ...changes,
});

export const standing = (changes: Partial<ApplicantStanding> = {}): ApplicantStanding => ({
  carrier: 'registered',
  nomination: { selectionId: 'selection-1', applicationsUntil: '2025-12-01' },
  isInTransparencyRegister: true,
  ...changes,
});

export const submit = (changes: Partial<SubmitApplication> = {}): SubmitApplication => ({
  type: 'SubmitApplication',
  grantId: GRANT,
  application: application(),
  standing: standing(),
  on: '2025-11-20',
  by: CARRIER,
  ...changes,
});

export const submitted = (data: Partial<(GrantEvent & { type: 'ApplicationSubmitted' })['data']> = {}): GrantEvent => ({
  type: 'ApplicationSubmitted',
  schemaVersion: 1,
  effectiveOn: '2025-11-20',
  data: {
    ...application(),
    selectionId: 'selection-1',
    grantId: GRANT,
    fileReference: 'IL-2025-3F9A-2C17',
    version: 1,
    openPoints: [],
    by: CARRIER,
    ...data,
  },
});

export const review = (changes: Partial<ReviewApplication> = {}): ReviewApplication => ({
  type: 'ReviewApplication',
  version: 1,
  lines: [
    { lineId: 'staff', necessary: true, adequateCents: 80_000_00, reason: 'adequate' },
    { lineId: 'material', necessary: true, adequateCents: 8_000_00, reason: 'abovePriceOfComparison' },
  ],
  on: '2025-12-05',
  by: OFFICER,
  ...changes,
});

export const reviewed = (data: Partial<(GrantEvent & { type: 'ApplicationReviewed' })['data']> = {}): GrantEvent => ({
  type: 'ApplicationReviewed',
  schemaVersion: 1,
  effectiveOn: '2025-12-05',
  data: { grantId: GRANT, version: 1, lines: review().lines, recommendedCents: 83_000_00, by: OFFICER, ...data },
});

/** The extract of the transparency register, which both rule sets ask for. */
export const extract: GrantEvent = {
  type: 'DocumentAttached',
  schemaVersion: 1,
  effectiveOn: '2025-12-01',
  data: {
    grantId: GRANT,
    document: 'a'.repeat(64),
    kind: 'transparencyRegisterExtract',
    title: 'Auszug',
    mediaType: 'application/pdf',
    bytes: 1,
    by: OFFICER,
  },
};

export const approve = (changes: Partial<TakeDecision & { kind: 'approval' }> = {}): TakeDecision => ({
  type: 'TakeDecision',
  kind: 'approval',
  notice: 'final',
  decisionId: 'decision-1',
  rates: [{ year: 2026, amountCents: 83_000_00 }],
  positionsApproved: 2,
  reason: 'reviewFollowed',
  on: '2025-12-10',
  by: APPROVER,
  ...changes,
});

export const amend = (changes: Partial<TakeDecision & { kind: 'amendment' }> = {}): TakeDecision => ({
  type: 'TakeDecision',
  kind: 'amendment',
  decisionId: 'decision-2',
  rates: [{ year: 2026, amountCents: 70_000_00 }],
  positionsApproved: 2,
  reason: 'needIsLower',
  on: '2026-06-10',
  by: APPROVER,
  ...changes,
});

const TERMS = {
  carrierId: CARRIER_ID,
  area: '07',
  period: { from: '2026-01-01', to: '2027-01-01' },
  financing: { kind: 'deficit' as const },
  approvedCents: 83_000_00,
  rates: [{ year: 2026, amountCents: 83_000_00 }],
  lines: [
    { lineId: 'staff', amountCents: 80_000_00 },
    { lineId: 'material', amountCents: 8_000_00 },
  ],
  positionsApproved: 2,
  notice: 'final' as 'provisional' | 'final',
  ruleSet: 'be-2025-07',
};

export const terms = (changes: Partial<typeof TERMS> = {}): typeof TERMS => ({ ...TERMS, ...changes });

export const decided = (
  data: Partial<(GrantEvent & { type: 'GrantDecisionTaken' })['data']> = {},
  on = '2025-12-10',
): GrantEvent => ({
  type: 'GrantDecisionTaken',
  schemaVersion: 1,
  effectiveOn: on,
  data: {
    ...TERMS,
    grantId: GRANT,
    decisionId: 'decision-1',
    kind: 'approval',
    before: [],
    replaces: true,
    overridden: [],
    reason: 'reviewFollowed',
    by: APPROVER,
    ...data,
  },
});

export const approved = (
  data: Partial<(GrantEvent & { type: 'GrantApproved' })['data']> = {},
  on = '2025-12-10',
): GrantEvent => ({
  type: 'GrantApproved',
  schemaVersion: 1,
  effectiveOn: on,
  data: { ...TERMS, grantId: GRANT, decisionId: 'decision-1', kind: 'approval', ...data },
});

/** From the application to an approval of 83,000 €. */
export const APPROVED: readonly GrantEvent[] = [submitted(), extract, reviewed(), decided(), approved()];
