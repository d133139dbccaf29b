import type { DistrictFinding, PublishedCells, SourceLine, Verdict, VerdictBasis } from '../domain/events.js';

/** What the recipient of a record is known to be. */
export type CarrierFinding =
  | { readonly state: 'unresolved' }
  | { readonly state: 'resolved'; readonly carrierId: string; readonly rule: string }
  | {
      readonly state: 'ambiguous';
      readonly candidates: readonly { readonly carrierId: string; readonly rule: string }[];
    };

/** Where a record stands: the rule's verdict, unless a person decided or a later file no longer has it. */
export type PublishedGrantStatus = Verdict | 'excluded' | 'withdrawn';

export const PUBLISHED_GRANT_STATUSES = [
  'confirmed',
  'inReview',
  'apart',
  'excluded',
  'withdrawn',
] as const satisfies readonly PublishedGrantStatus[];

/** One published grant record as it stands now; the read model's row. */
export interface PublishedGrantRow {
  readonly recordId: string;
  readonly importId: string;
  readonly year: number;
  readonly foldedRecipient: string;
  readonly cells: PublishedCells;
  readonly amountCents: number;
  readonly amountPrecision: 'wholeEuros' | 'cents';
  readonly verdict: Verdict;
  readonly basis: VerdictBasis;
  readonly decision?: { readonly decision: 'include' | 'exclude'; readonly reason: string };
  readonly withdrawn: boolean;
  /** As the row itself tells it. */
  readonly statedDistrict: DistrictFinding;
  /** As the carrier tells it, where the row does not. */
  readonly inferredDistrict?: DistrictFinding;
  readonly carrier: CarrierFinding;
  readonly source: SourceLine;
  readonly corrections: readonly {
    readonly amountCents: { readonly from: number; readonly to: number };
    readonly source: SourceLine;
  }[];
  /** Revision of the last event that touched this record: its ETag. */
  readonly revision: number;
}

export const statusOf = (row: PublishedGrantRow): PublishedGrantStatus => {
  if (row.withdrawn) return 'withdrawn';
  if (row.decision === undefined) return row.verdict;
  return row.decision.decision === 'include' ? 'confirmed' : 'excluded';
};

export const districtOf = (row: PublishedGrantRow): DistrictFinding =>
  row.statedDistrict.basis === 'unknown' ? (row.inferredDistrict ?? row.statedDistrict) : row.statedDistrict;

/** Open for a person: does it belong to the programme, or which carrier is meant? */
export const openQuestionsOf = (row: PublishedGrantRow): readonly ('inclusion' | 'carrier')[] => {
  const status = statusOf(row);
  if (status !== 'confirmed' && status !== 'inReview') return [];
  return [
    ...(status === 'inReview' ? (['inclusion'] as const) : []),
    ...(row.carrier.state === 'ambiguous' ? (['carrier'] as const) : []),
  ];
};
