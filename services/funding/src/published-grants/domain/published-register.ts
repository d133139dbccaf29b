import { type Aggregate, assertNever, type Decider, err, ok, type Result } from '@lotsenbuch/kernel';
import type { DistrictFinding, PublishedRegisterEvent, Verdict } from './events.js';
import { type ImportRegister, type ImportRejection, importRegister } from './import-register.js';
import {
  emptyRegister,
  evolveRegister,
  type PublishedRegisterState,
  type RecordState,
} from './published-register-state.js';
import { type ReviewDecision, reviewReasonsFor } from './review-reasons.js';

export const PUBLISHED_REGISTER_CATEGORY = 'publishedRegister';

/** Rule under which a carrier is recorded that a person chose. */
export const DECIDED_BY_PERSON = 'decidedByPerson';

/** Days are Berlin calendar days. */
export type PublishedRegisterCommand =
  | ImportRegister
  | {
      readonly type: 'DecideReview';
      readonly recordId: string;
      readonly decision: 'include' | 'exclude';
      /** Code from the catalogue of review reasons. */
      readonly reason: string;
      readonly decidedOn: string;
    }
  | {
      readonly type: 'ResolveCarrier';
      readonly recordId: string;
      readonly carrierId: string;
      /** Name of the rule that matched. */
      readonly rule: string;
      /** What the carrier tells about the district; kept only where the row itself tells nothing. */
      readonly district?: DistrictFinding;
    }
  | {
      readonly type: 'MarkCarrierAmbiguous';
      readonly recordId: string;
      readonly candidates: readonly { readonly carrierId: string; readonly rule: string }[];
    }
  | {
      readonly type: 'DecideCarrier';
      readonly recordId: string;
      readonly carrierId: string;
      /** Code from the catalogue of review reasons. */
      readonly reason: string;
      readonly decidedOn: string;
      readonly district?: DistrictFinding;
    };

export type PublishedRegisterRejection =
  | ImportRejection
  | { readonly kind: 'recordUnknown'; readonly recordId: string }
  | { readonly kind: 'recordWithdrawn'; readonly recordId: string }
  /** The rule decided it; only what is in review, or was decided by a person before, is a person's to decide. */
  | { readonly kind: 'notInReview'; readonly recordId: string; readonly verdict: Verdict }
  | { readonly kind: 'reasonUnknown'; readonly reason: string; readonly allowed: readonly string[] };

type Decision = Result<readonly PublishedRegisterEvent[], PublishedRegisterRejection>;
type Command<Type extends PublishedRegisterCommand['type']> = Extract<PublishedRegisterCommand, { type: Type }>;

const refusedReason = (
  decision: ReviewDecision,
  { reason, decidedOn }: { readonly reason: string; readonly decidedOn: string },
): PublishedRegisterRejection | undefined => {
  const allowed = reviewReasonsFor(decision, decidedOn).map(({ code }) => code);
  return allowed.includes(reason) ? undefined : { kind: 'reasonUnknown', reason, allowed };
};

const decideReview = (command: Command<'DecideReview'>, record: RecordState): Decision => {
  const { recordId, decision, reason } = command;
  if (record.withdrawn) return err({ kind: 'recordWithdrawn', recordId });
  if (record.verdict !== 'inReview' && record.decision === undefined) {
    return err({ kind: 'notInReview', recordId, verdict: record.verdict });
  }
  const refused = refusedReason(decision, command);
  if (refused !== undefined) return err(refused);
  if (record.decision?.decision === decision && record.decision.reason === reason) return ok([]);
  return ok([{ type: 'PublishedGrantReviewed', schemaVersion: 1, data: { recordId, decision, reason } }]);
};

/** The district that a carrier adds: nothing where the row tells its own. */
const addedDistrict = (record: RecordState, district: DistrictFinding | undefined): { district?: DistrictFinding } =>
  record.district.basis === 'unknown' && district !== undefined ? { district } : {};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A person's choice stands; a rule never replaces it. */
const resolveCarrier = (command: Command<'ResolveCarrier'>, record: RecordState): Decision => {
  const { recordId, carrierId, rule } = command;
  const carrier = { carrierId, rule, ...addedDistrict(record, command.district) };
  if (record.carrier?.rule === DECIDED_BY_PERSON) return ok([]);
  if (record.carrier?.carrierId === carrierId && same(record.carrier.district, carrier.district)) return ok([]);
  return ok([{ type: 'PublishedGrantCarrierResolved', schemaVersion: 1, data: { recordId, ...carrier } }]);
};

const markCarrierAmbiguous = (
  { recordId, candidates }: Command<'MarkCarrierAmbiguous'>,
  record: RecordState,
): Decision =>
  record.carrier !== undefined || same(record.candidates, candidates)
    ? ok([])
    : ok([{ type: 'PublishedGrantCarrierAmbiguous', schemaVersion: 1, data: { recordId, candidates } }]);

const decideCarrier = (command: Command<'DecideCarrier'>, record: RecordState): Decision => {
  const { recordId, carrierId, reason } = command;
  if (record.withdrawn) return err({ kind: 'recordWithdrawn', recordId });
  const refused = refusedReason('carrier', command);
  if (refused !== undefined) return err(refused);
  const { carrier: before } = record;
  if (before?.rule === DECIDED_BY_PERSON && before.carrierId === carrierId && before.reason === reason) return ok([]);
  const data = {
    recordId,
    carrierId,
    rule: DECIDED_BY_PERSON,
    ...addedDistrict(record, command.district),
    reason,
  };
  return ok([{ type: 'PublishedGrantCarrierResolved', schemaVersion: 1, data }]);
};

const decide = (command: PublishedRegisterCommand, state: PublishedRegisterState): Decision => {
  if (command.type === 'ImportRegister') return importRegister(command, state);
  const record = state.records.get(command.recordId);
  if (record === undefined) return err({ kind: 'recordUnknown', recordId: command.recordId });
  switch (command.type) {
    case 'DecideReview':
      return decideReview(command, record);
    case 'ResolveCarrier':
      return resolveCarrier(command, record);
    case 'MarkCarrierAmbiguous':
      return markCarrierAmbiguous(command, record);
    case 'DecideCarrier':
      return decideCarrier(command, record);
    default:
      return assertNever(command);
  }
};

/** Stream `publishedRegister-<year>`: what was published about one year, file after file. Evidence, not grants of ours. */
export const publishedRegisterDecider: Decider<
  PublishedRegisterState,
  PublishedRegisterCommand,
  PublishedRegisterEvent,
  PublishedRegisterRejection
> = {
  version: 'publishedRegister/1',
  initialState: emptyRegister,
  decide,
  evolve: evolveRegister,
};

export const publishedRegisterAggregate: Aggregate<
  PublishedRegisterState,
  PublishedRegisterCommand,
  PublishedRegisterEvent,
  PublishedRegisterRejection
> = {
  category: PUBLISHED_REGISTER_CATEGORY,
  decider: publishedRegisterDecider,
  touches: ({ data }) => ['recordId' in data ? data.recordId : data.importId],
};
