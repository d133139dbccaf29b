import type { ActingPerson } from '@lotsenbuch/kernel';
import type { FundingPeriod, GrantArea } from '../../grants/domain/events.js';
import type { NoteInVault } from './events.js';
import type { Criterion, Points } from './selection-criteria.js';
import type { SplitMethod } from './split-funds.js';

/** Days are Berlin calendar days. */
export type SelectionCommand =
  | {
      readonly type: 'OpenSelection';
      readonly selectionId: string;
      readonly area: GrantArea;
      readonly period: FundingPeriod;
      /** May lie in the past: a call that was published before it was recorded. */
      readonly publishedOn: string;
      readonly bidsUntil: string;
      readonly applicationsUntil: string;
      readonly criteria: readonly Criterion[];
      readonly maxPoints: number;
      readonly by: ActingPerson;
    }
  | {
      readonly type: 'ReceiveBid';
      readonly bidId: string;
      /** As somebody named it. */
      readonly carrierId: string;
      /** What the carrier is read as, by the directory; absent if it knows no such carrier. */
      readonly carrierReadAs?: string;
      readonly receivedOn: string;
      readonly document?: string;
      readonly today: string;
      readonly by: ActingPerson;
    }
  | ({
      readonly type: 'DeclareInterest';
      readonly conflict: boolean;
      readonly today: string;
      readonly by: ActingPerson;
    } & NoteInVault)
  | ({
      readonly type: 'AssessBid';
      readonly bidId: string;
      readonly points: readonly Points[];
      readonly today: string;
      readonly by: ActingPerson;
    } & NoteInVault)
  | ({
      readonly type: 'NominateCarrier';
      readonly bidId: string;
      readonly reason: string;
      readonly today: string;
      readonly by: ActingPerson;
    } & NoteInVault)
  | ({
      readonly type: 'ChangeCarrier';
      readonly to: string;
      readonly toReadAs?: string;
      /** First day of the new carrier. */
      readonly on: string;
      /** The money to be split: what it is for, and how. */
      readonly money: { readonly period: FundingPeriod; readonly totalCents: number; readonly method: SplitMethod };
      readonly reason: string;
      readonly today: string;
      readonly by: ActingPerson;
    } & NoteInVault);

export type CommandOf<Type extends SelectionCommand['type']> = Extract<SelectionCommand, { readonly type: Type }>;

/** What a field must hold, in both languages. */
export interface ExpectedValue {
  readonly field: string;
  readonly expected: string;
  readonly german: string;
}

export type SelectionRejection =
  | { readonly kind: 'selectionUnknown' }
  | { readonly kind: 'selectionExists' }
  /** A value that cannot be, or not beside the others; `field` is its path in the request. */
  | ({ readonly kind: 'valueRefused'; readonly found: string } & ExpectedValue)
  | { readonly kind: 'carrierUnknown'; readonly field: 'carrierId' | 'to'; readonly carrierId: string }
  | { readonly kind: 'carrierHasBid'; readonly carrierId: string; readonly bidId: string }
  | { readonly kind: 'bidUnknown'; readonly bidId: string; readonly known: readonly string[] }
  | { readonly kind: 'alreadyNominated'; readonly carrierId: string }
  | { readonly kind: 'notNominated' }
  /** Nobody chooses before the last day for bids is over. */
  | { readonly kind: 'bidsStillOpen'; readonly bidsUntil: string; readonly today: string }
  | { readonly kind: 'interestNotDeclared' }
  | { readonly kind: 'interestDeclared' }
  | { readonly kind: 'bidsNotAssessed'; readonly bids: readonly string[] }
  | {
      readonly kind: 'otherBidIsBetter';
      readonly points: number;
      readonly bestPoints: number;
      readonly bestBid: string;
    }
  | { readonly kind: 'otherBids'; readonly bids: number }
  | { readonly kind: 'noteMissing'; readonly reason: string }
  | { readonly kind: 'reasonUnknown'; readonly reason: string; readonly allowed: readonly string[] };
