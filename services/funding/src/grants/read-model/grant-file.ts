import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Block, FundingPeriod, GrantEvent, ReviewedLine } from '../domain/events.js';
import type { FinancingPlan } from '../domain/financing-plan.js';
import type { EffectiveApproval } from '../domain/plan/approved-on.js';

/** A note as it is kept: its reader opens it. */
export interface KeptNote {
  readonly subject: string;
  readonly ref: string;
  readonly commitment: string;
}

interface Act {
  readonly on: string;
  readonly by: ActingPerson;
  readonly note?: KeptNote;
}

/** What the file page shows beside the state: who did what when, and why. */
export interface GrantFile {
  readonly versions: readonly (Act & {
    readonly version: number;
    readonly origin: 'application' | 'revision' | 'carrier' | 'exOfficio';
    readonly reason?: string;
    readonly period: FundingPeriod;
    readonly plan: FinancingPlan;
    readonly positions: number;
  })[];
  readonly statements: readonly (Act & {
    readonly from: 'programmeOffice' | 'district';
    readonly opinion: 'inFavour' | 'withReservations' | 'against';
  })[];
  readonly reviews: readonly (Act & {
    readonly version: number;
    readonly lines: readonly ReviewedLine[];
    readonly recommendedCents: number;
  })[];
  readonly settled: readonly (Act & { readonly block: Block; readonly reason: string })[];
  readonly earlyStart?: Act & { readonly from: string; readonly reason: string };
  readonly overrides: readonly (Act & {
    readonly block: Block;
    readonly reason: string;
    readonly countersigned?: { readonly on: string; readonly by: ActingPerson };
  })[];
  /** By decision id: what the state does not keep. */
  readonly decisions: readonly (Act & {
    readonly decisionId: string;
    readonly reason: string;
    readonly overridden: readonly Block[];
  })[];
  readonly withdrawals: readonly (Act & { readonly reason: string })[];
  readonly rejections: readonly (Act & { readonly reason: string })[];
  /** Why the carrier is heard, and what it said. */
  readonly hearings: readonly (Act & {
    readonly hearingId: string;
    readonly act: 'withdrawal' | 'revocation';
    readonly reason: string;
    readonly statementUntil: string;
    readonly knownSince: string;
    readonly statements: readonly Act[];
  })[];
  /** Why a notice was withdrawn or revoked. */
  readonly noticeEnds: readonly (Act & {
    readonly actId: string;
    readonly act: 'withdrawal' | 'revocation';
    readonly reason: string;
    readonly decidedOn: string;
    readonly approvedCents: number;
  })[];
  /** What was approved from which day on, in the order of recording. */
  readonly approvals: readonly EffectiveApproval[];
  /** Everybody who acted, in the order of the stream; the day on which it was recorded. */
  readonly acts: readonly {
    readonly type: GrantEvent['type'];
    readonly by: ActingPerson;
    readonly recordedOn: string;
  }[];
}

export const emptyFile: GrantFile = {
  versions: [],
  statements: [],
  reviews: [],
  settled: [],
  overrides: [],
  decisions: [],
  withdrawals: [],
  rejections: [],
  hearings: [],
  noticeEnds: [],
  approvals: [],
  acts: [],
};

const kept = ({ note }: { readonly note?: KeptNote }): { readonly note?: KeptNote } =>
  note === undefined ? {} : { note };

const withAct = (file: GrantFile, event: GrantEvent, recordedOn: string): GrantFile =>
  'by' in event.data ? { ...file, acts: [...file.acts, { type: event.type, by: event.data.by, recordedOn }] } : file;

const withApproval = (
  file: GrantFile,
  { effectiveOn, data }: GrantEvent & { type: 'GrantApproved' | 'NoticeWithdrawn' | 'NoticeRevoked' },
): GrantFile => ({
  ...file,
  approvals: [...file.approvals, { effectiveOn, approvedCents: data.approvedCents }],
});

const evolved = (file: GrantFile, event: GrantEvent): GrantFile => {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'ApplicationSubmitted':
    case 'ApplicationRevised': {
      const { version, period, plan, positions, by } = event.data;
      const origin = event.type === 'ApplicationSubmitted' ? ('application' as const) : ('revision' as const);
      return { ...file, versions: [...file.versions, { version, origin, period, plan, positions, on, by }] };
    }
    case 'AmendmentRequested': {
      const { version, origin, reason, period, plan, positions, by } = event.data;
      const asked = { version, origin, reason, period, plan, positions, on, by, ...kept(event.data) };
      return { ...file, versions: [...file.versions, asked] };
    }
    case 'AdvisoryStatementGiven': {
      const { from, opinion, by } = event.data;
      return { ...file, statements: [...file.statements, { from, opinion, on, by, ...kept(event.data) }] };
    }
    case 'ApplicationReviewed': {
      const { version, lines, recommendedCents, by } = event.data;
      const review = { version, lines, recommendedCents, on, by, ...kept(event.data) };
      return { ...file, reviews: [...file.reviews, review] };
    }
    case 'OpenPointSettled': {
      const { block, reason, by } = event.data;
      return { ...file, settled: [...file.settled, { block, reason, on, by, ...kept(event.data) }] };
    }
    case 'EarlyStartConsented': {
      const { reason, by } = event.data;
      return { ...file, earlyStart: { from: on, reason, on, by, ...kept(event.data) } };
    }
    case 'OverrideRequested': {
      const { block, reason, by } = event.data;
      return { ...file, overrides: [...file.overrides, { block, reason, on, by, ...kept(event.data) }] };
    }
    case 'BlockOverridden': {
      const { block, requestedBy, by } = event.data;
      // A request for an earlier version that nobody countersigned stays without a second signature.
      const signed = file.overrides.findLastIndex(
        (override) =>
          override.block === block && override.countersigned === undefined && override.by.actor === requestedBy.actor,
      );
      const overrides = file.overrides.map((override, index) =>
        index === signed ? { ...override, countersigned: { on, by } } : override,
      );
      return { ...file, overrides };
    }
    case 'GrantDecisionTaken': {
      const { decisionId, reason, overridden, by } = event.data;
      return {
        ...file,
        decisions: [...file.decisions, { decisionId, reason, overridden, on, by, ...kept(event.data) }],
      };
    }
    case 'ApplicationWithdrawn': {
      const { reason, by } = event.data;
      return { ...file, withdrawals: [...file.withdrawals, { reason, on, by, ...kept(event.data) }] };
    }
    case 'ApplicationRejected': {
      const { reason, by } = event.data;
      return { ...file, rejections: [...file.rejections, { reason, on, by, ...kept(event.data) }] };
    }
    case 'HearingOpened': {
      const { hearingId, act, reason, statementUntil, knownSince, by } = event.data;
      const asked = { hearingId, act, reason, statementUntil, knownSince, on, by, ...kept(event.data) };
      return { ...file, hearings: [...file.hearings, { ...asked, statements: [] }] };
    }
    case 'HearingStatementReceived': {
      const statement = { on, by: event.data.by, ...kept(event.data) };
      const hearings = file.hearings.map((hearing) =>
        hearing.hearingId === event.data.hearingId
          ? { ...hearing, statements: [...hearing.statements, statement] }
          : hearing,
      );
      return { ...file, hearings };
    }
    case 'GrantApproved':
      return withApproval(file, event);
    case 'NoticeWithdrawn':
    case 'NoticeRevoked': {
      const { actId, reason, decidedOn, approvedCents, by } = event.data;
      const act = event.type === 'NoticeWithdrawn' ? ('withdrawal' as const) : ('revocation' as const);
      const end = { actId, act, reason, decidedOn, approvedCents, on, by, ...kept(event.data) };
      return withApproval({ ...file, noticeEnds: [...file.noticeEnds, end] }, event);
    }
    default:
      return file;
  }
};

/** @param recordedOn Berlin day on which the event was recorded */
export const evolveFile = (file: GrantFile, event: GrantEvent, recordedOn: string): GrantFile =>
  withAct(evolved(file, event), event, recordedOn);
