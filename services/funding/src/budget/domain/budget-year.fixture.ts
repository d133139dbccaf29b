import type { Appropriation, AppropriationSet } from './events.js';
import { type PartKey, partAmounts } from './parts.js';
import type { ChargedPart, ReservationEvent } from './reservation-events.js';

export const OFFICER = { actor: 'person:officer' } as const;
export const APPROVER = { actor: 'person:approver' } as const;

interface AppropriationOfTest {
  readonly parts: Readonly<Partial<Record<PartKey, number>>>;
  readonly stage?: Appropriation['stage'];
  readonly version?: number;
  readonly from?: Appropriation;
}

/** A budget year 2026 with these parts. */
export const anAppropriation = ({
  parts,
  stage = 'final',
  version = 1,
  from,
}: AppropriationOfTest): AppropriationSet => ({
  type: 'AppropriationSet',
  schemaVersion: 1,
  effectiveOn: '2026-01-01',
  data: {
    year: 2026,
    version,
    to: {
      stage,
      address: { chapter: '1120', title: '68406', part: '1' },
      totalCents: Object.values(parts).reduce((sum, cents) => sum + cents, 0),
      parts: partAmounts(parts),
    },
    ...(from !== undefined && { from }),
    reason: stage === 'final' ? 'budgetPassed' : 'provisionalManagement',
    by: OFFICER,
  },
});

interface ReservationOfTest {
  readonly decisionId: string;
  readonly amountCents: number;
  readonly grantId?: string;
  readonly part?: ChargedPart;
  /** Free cents before and after; of a refusal only the first counts. */
  readonly free?: readonly [before: number, after: number];
  readonly cause?: 'decision' | 'notice';
}

/** What the process of a grant left on the year 2026: in district 07 for the grant g1 where the test does not say. */
export const aReservation = <Type extends ReservationEvent['type']>(
  type: Type,
  {
    decisionId,
    amountCents,
    grantId = 'g1',
    part = 'district-07',
    free = [0, 0],
    cause = 'decision',
  }: ReservationOfTest,
): Extract<ReservationEvent, { readonly type: Type }> => {
  const [before, after] = free;
  const added: Record<ReservationEvent['type'], object> = {
    FundsReserved: { freeBeforeCents: before, freeAfterCents: after },
    FundsRefused: { freeCents: before, shortCents: amountCents - before },
    FundsApproved: {},
    FundsReleased: { cause },
  };
  const data = { year: 2026, part, grantId, decisionId, amountCents, ...added[type] };
  return { type, schemaVersion: 1, data } as unknown as Extract<ReservationEvent, { readonly type: Type }>;
};
