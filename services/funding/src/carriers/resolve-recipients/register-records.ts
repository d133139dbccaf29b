import { domainEventOf, type LogPosition, type RecordedEvent } from '@lotsenbuch/event-store';
import type { DistrictFinding, PublishedRegisterEvent, Verdict } from '../../published-grants/domain/events.js';
import { type OrganisationName, organisationName } from '../domain/organisation-name.js';

/** What resolution needs to know of a published grant record. */
export interface RegisterRecord {
  readonly recordId: string;
  readonly importId: string;
  readonly year: number;
  /** Berlin day from which it counts. */
  readonly effectiveOn: string;
  readonly recipient: OrganisationName;
  readonly district: DistrictFinding;
  readonly verdict: Verdict;
  /** What a person decided about a record in review. */
  readonly decision?: 'include' | 'exclude';
  readonly withdrawn: boolean;
  /** Log position of the event that recorded it last. */
  readonly recordedAt: LogPosition;
  readonly carrier: 'unresolved' | 'resolved' | 'ambiguous';
}

export type RegisterRecords = ReadonlyMap<string, RegisterRecord>;

/** Rows that are only listed apart, and those that a person excluded, keep their recipient as text. */
export const needsCarrier = (record: RegisterRecord): boolean =>
  !record.withdrawn && (record.decision === undefined ? record.verdict !== 'apart' : record.decision === 'include');

const changesOf = (event: PublishedRegisterEvent): Partial<RegisterRecord> | undefined => {
  switch (event.type) {
    case 'PublishedGrantReclassified':
      return { verdict: event.data.verdict.to, district: event.data.district };
    case 'PublishedGrantReviewed':
      return { decision: event.data.decision };
    case 'PublishedGrantWithdrawn':
      return { withdrawn: true };
    case 'PublishedGrantCarrierResolved':
      return { carrier: 'resolved' };
    case 'PublishedGrantCarrierAmbiguous':
      return { carrier: 'ambiguous' };
    default:
      return undefined;
  }
};

/** A record that comes back after a withdrawal keeps what was found out about it. */
const recorded = (
  before: RegisterRecord | undefined,
  event: Extract<PublishedRegisterEvent, { readonly type: 'PublishedGrantRecorded' }>,
  position: LogPosition,
): RegisterRecord => {
  const { recordId, importId, year, district, verdict, cells } = event.data;
  return {
    carrier: 'unresolved',
    ...before,
    recordId,
    importId,
    year,
    effectiveOn: event.effectiveOn,
    recipient: organisationName(cells.recipient),
    district,
    verdict,
    withdrawn: false,
    recordedAt: position,
  };
};

/** Notes one event of a published register in the records. */
export const noteRegisterEvent = (
  records: Map<string, RegisterRecord>,
  { envelope, position }: RecordedEvent,
): void => {
  const event = domainEventOf<PublishedRegisterEvent>(envelope);
  if (!('recordId' in event.data)) return;
  const { recordId } = event.data;
  const before = records.get(recordId);
  if (event.type === 'PublishedGrantRecorded') {
    records.set(recordId, recorded(before, event, position));
    return;
  }
  const changes = changesOf(event);
  if (before !== undefined && changes !== undefined) records.set(recordId, { ...before, ...changes });
};

/** The records that were known when this one was published: its own import and everything before, never what came later. */
export const publishedWith = (
  { recordedAt, importId }: RegisterRecord,
  records: RegisterRecords,
): readonly RegisterRecord[] =>
  [...records.values()].filter((other) => other.recordedAt < recordedAt || other.importId === importId);
