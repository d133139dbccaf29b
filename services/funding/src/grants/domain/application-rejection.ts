import type { Block } from './events.js';
import type { GrantStatus } from './grant-state.js';
import type { Fault } from './plan/fault.js';

/** Where a grant has to stand for a step. */
export type NeededForStep =
  | 'undecidedApplication'
  /** An application or a request for an amendment. */
  | 'undecidedRequest'
  | 'somethingToReview'
  | 'somethingToApprove'
  | 'approvedGrant'
  | 'approvedGrantToAmend';

/** Why a step between application and decision was refused, with the figures that it rests on. */
export type ApplicationRejection =
  | { readonly kind: 'grantUnknown' }
  | { readonly kind: 'grantExists' }
  | { readonly kind: 'carrierUnknown'; readonly carrierId: string }
  | { readonly kind: 'carrierMergedInto'; readonly carrierId: string; readonly into: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'reasonNotInCatalogue'; readonly reason: string; readonly allowed: readonly string[] }
  /** The step does not follow on where the grant stands. */
  | { readonly kind: 'notNow'; readonly status: GrantStatus; readonly needs: NeededForStep }
  /** A decision waits for the money. */
  | { readonly kind: 'decisionOpen'; readonly decisionId: string }
  /** The same person stands behind an earlier step. */
  | { readonly kind: 'samePersonAs'; readonly earlier: 'applicant' | 'reviewer' | 'requester' }
  | { readonly kind: 'versionNotPresent'; readonly version: number; readonly present: number }
  | { readonly kind: 'reviewMissing'; readonly version: number }
  | {
      readonly kind: 'overReview';
      readonly approvedCents: number;
      readonly recommendedCents: number;
      readonly overCents: number;
    }
  | {
      readonly kind: 'overApprovedBefore';
      readonly approvedCents: number;
      readonly beforeCents: number;
      readonly overCents: number;
    }
  | { readonly kind: 'nothingAmended' }
  | { readonly kind: 'blocked'; readonly blocks: readonly Block[] }
  | { readonly kind: 'blockDoesNotStand'; readonly block: Block }
  /** What the block is about has not changed. */
  | { readonly kind: 'blockStillStands'; readonly block: Block }
  | { readonly kind: 'overrideAlreadyRequested'; readonly block: Block }
  | { readonly kind: 'overrideNotRequested'; readonly block: Block }
  | { readonly kind: 'consentRetroactive'; readonly from: string; readonly on: string }
  | { readonly kind: 'decisionUnknown'; readonly decisionId: string };
