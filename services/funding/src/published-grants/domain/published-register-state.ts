import { assertNever } from '@lotsenbuch/kernel';
import type { DistrictFinding, PublishedGrantRecorded, PublishedRegisterEvent, Verdict } from './events.js';

export type RecordIdentity = PublishedGrantRecorded['data']['identity'];

/** What deciding needs to know of one published grant record. */
export interface RecordState {
  readonly recordId: string;
  readonly identity: RecordIdentity;
  readonly amountCents: number;
  readonly verdict: Verdict;
  readonly clause: string;
  /** As the row itself tells it. */
  readonly district: DistrictFinding;
  readonly withdrawn: boolean;
  readonly decision?: { readonly decision: 'include' | 'exclude'; readonly reason: string };
  readonly carrier?: {
    readonly carrierId: string;
    readonly rule: string;
    readonly reason?: string;
    readonly district?: DistrictFinding;
  };
  readonly candidates?: readonly { readonly carrierId: string; readonly rule: string }[];
}

/** One register year. */
export interface PublishedRegisterState {
  readonly year?: number;
  /** The file that the register was compared with last, and the rule that judged it. */
  readonly lastImport?: { readonly sha256: string; readonly ruleVersion: string };
  /** By id; withdrawn ones stay, and keep what persons decided about them. */
  readonly records: ReadonlyMap<string, RecordState>;
}

export const emptyRegister: PublishedRegisterState = { records: new Map() };

const withRecord = (state: PublishedRegisterState, record: RecordState): PublishedRegisterState => ({
  ...state,
  records: new Map(state.records).set(record.recordId, record),
});

const change = (
  state: PublishedRegisterState,
  recordId: string,
  changes: Partial<RecordState>,
): PublishedRegisterState => {
  const record = state.records.get(recordId);
  if (record === undefined) throw new Error(`record ${recordId} was changed before it was recorded`);
  return withRecord(state, { ...record, ...changes });
};

export const evolveRegister = (
  state: PublishedRegisterState,
  event: PublishedRegisterEvent,
): PublishedRegisterState => {
  switch (event.type) {
    case 'RegisterImported': {
      const { year, file, ruleVersion } = event.data;
      return { ...state, year, lastImport: { sha256: file.sha256, ruleVersion } };
    }
    case 'RegisterRowsRefused':
      return state;
    case 'PublishedGrantRecorded': {
      const { recordId, identity, amountCents, verdict, basis, district } = event.data;
      const before = state.records.get(recordId);
      const now = { recordId, identity, amountCents, verdict, clause: basis.clause, district, withdrawn: false };
      return withRecord(state, { ...before, ...now });
    }
    case 'PublishedGrantCorrected':
      return change(state, event.data.recordId, { amountCents: event.data.amountCents.to });
    case 'PublishedGrantReclassified': {
      const { recordId, verdict, basis, district } = event.data;
      return change(state, recordId, { verdict: verdict.to, clause: basis.clause, district });
    }
    case 'PublishedGrantWithdrawn':
      return change(state, event.data.recordId, { withdrawn: true });
    case 'PublishedGrantReviewed': {
      const { recordId, decision, reason } = event.data;
      return change(state, recordId, { decision: { decision, reason } });
    }
    case 'PublishedGrantCarrierResolved': {
      const { recordId, ...carrier } = event.data;
      return change(state, recordId, { carrier });
    }
    case 'PublishedGrantCarrierAmbiguous':
      return change(state, event.data.recordId, { candidates: event.data.candidates });
    default:
      return assertNever(event);
  }
};
