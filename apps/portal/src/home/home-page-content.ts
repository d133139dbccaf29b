import type { Actor } from '@lotsenbuch/service-kit';
import type { LedgerStatus } from '../checkpoint/ledger-status.js';
import type { Reasons } from '../pages/reasons.js';

interface Part {
  readonly records: number;
  readonly sumCents: number;
}

export interface YearFigures {
  readonly year: number;
  readonly confirmed: Part;
  readonly inReview: Part;
  readonly apart: Part;
  readonly suspectedRepeats: { readonly groups: number; readonly sumCents: number };
}

/** What the start page shows. */
export interface HomePageContent {
  readonly counts: { readonly records: number; readonly carriers: number; readonly imports: number };
  readonly exampleLoadedBy: string | undefined;
  /** Ascending by year. */
  readonly years: readonly YearFigures[];
  /** By district key, then supra-district, then unknown; only what occurs. */
  readonly districts: readonly {
    readonly kind: 'district' | 'supraDistrict' | 'unknown';
    readonly name: string;
    readonly sumCentsByYear: ReadonlyMap<number, number>;
  }[];
  readonly suspectedRepeats: readonly {
    readonly year: number;
    readonly recipient: string;
    readonly amountCents: number;
    readonly purposes: readonly string[];
  }[];
  /** Where the log over all events stands. */
  readonly ledger: LedgerStatus;
  readonly reasons: Pick<Reasons, 'text'>;
  /** Who looks at it, with the rights of today. */
  readonly signedIn: Actor | undefined;
  /** Only where the reader's role may see it. */
  readonly inside:
    | { readonly review: readonly ReviewItem[]; readonly latestEvents: readonly LatestEvent[] }
    | undefined;
}

export interface ReviewItem {
  readonly id: string;
  readonly kind: 'inclusion' | 'carrier';
  readonly year: number;
  readonly recipient: string;
  readonly purpose: string;
  readonly amountCents: number;
  readonly why: string;
}

export interface LatestEvent {
  readonly id: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly summary: string;
}
