import { type EventStore, type RecordedEvent, streamName } from '@lotsenbuch/event-store';
import { endOfBerlinDay, type LocalDate } from '@lotsenbuch/kernel';
import { BUDGET_YEAR_CATEGORY } from '../../budget/domain/budget-year.js';
import { CARRIER_CATEGORY } from '../../carriers/domain/carrier.js';
import { readAs } from '../../carriers/domain/carrier-directory.js';
import type { CarrierRegistry } from '../../carriers/read-model/carriers.js';
import { SELECTION_CATEGORY } from '../../selection/domain/carrier-selection.js';
import { GRANT_CATEGORY } from '../domain/grant.js';
import { chargedYearsOf, type GrantRow } from '../read-model/grants.projection.js';

export interface ClosureStream {
  readonly stream: string;
  readonly why: 'grant' | 'carrier' | 'selection' | 'copiedFrom';
}

export interface ClosureEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly why: 'charge' | 'appropriation' | 'formula';
}

export interface GrantClosure {
  /** Streams that belong to it as a whole. */
  readonly streams: readonly ClosureStream[];
  /** Single events of the budget years that it was charged to. */
  readonly events: readonly ClosureEvent[];
  readonly ruleSets: readonly string[];
  /** SHA-256 of every document: attachments and notices. */
  readonly documents: readonly string[];
  readonly overrides: readonly {
    readonly block: string;
    readonly requestedOn: string;
    readonly countersignedOn?: string;
  }[];
  /** Who acted on which day: the rights of those days belong to the closure. */
  readonly persons: readonly { readonly actor: string; readonly on: string }[];
  /** Grant id under which staffing keeps positions, occupancies and people. */
  readonly positionsOfGrant: string;
}

/** The grant's own carrier, the one it is read as, and whatever was merged into that. */
const carrierStreams = (carrierId: string, { directory }: CarrierRegistry): readonly ClosureStream[] => {
  const winner = readAs(directory, carrierId);
  return [...directory.carriers.keys()]
    .filter((id) => id === carrierId || (winner !== undefined && readAs(directory, id) === winner))
    .sort()
    .map((id) => ({ stream: streamName(CARRIER_CATEGORY, id), why: 'carrier' }));
};

const whyOf = (grantId: string, { envelope }: RecordedEvent): ClosureEvent['why'] | undefined => {
  if ((envelope.data as { readonly grantId?: string }).grantId === grantId) return 'charge';
  if (envelope.type === 'AppropriationSet') return 'appropriation';
  return envelope.type.startsWith('AllocationFormula') || envelope.type === 'DistrictAnswered' ? 'formula' : undefined;
};

const eventsOfYear = async (
  store: Pick<EventStore, 'readStream'>,
  grantId: string,
  year: number,
  recordedBy: LocalDate | undefined,
): Promise<readonly ClosureEvent[]> => {
  const end = recordedBy && endOfBerlinDay(recordedBy);
  const found: ClosureEvent[] = [];
  for await (const page of store.readStream(streamName(BUDGET_YEAR_CATEGORY, String(year)))) {
    for (const event of page) {
      const why = whyOf(grantId, event);
      const { stream, revision, id, type, recordedAt } = event.envelope;
      if (why !== undefined && (end === undefined || recordedAt < end)) found.push({ stream, revision, id, type, why });
    }
  }
  return found;
};

/** Everything that belongs to a grant, more than its own stream; `docs/grants.md` defines it. */
export const grantClosure = async (
  store: Pick<EventStore, 'readStream'>,
  id: string,
  row: GrantRow,
  registry: CarrierRegistry,
  recordedBy: LocalDate | undefined,
): Promise<GrantClosure> => {
  const { state, file } = row;
  const { application } = state;
  if (application === undefined) throw new Error(`grant ${id} has no application`);
  const { carrierId, selectionId, copiedFrom } = application;
  const events = await Promise.all(chargedYearsOf(row).map((year) => eventsOfYear(store, id, year, recordedBy)));
  const persons = file.acts.flatMap(({ by, recordedOn }) =>
    [by.actor, by.deputyFor].flatMap((actor) => (actor === undefined ? [] : [`${recordedOn} ${actor}`])),
  );
  return {
    streams: [
      { stream: streamName(GRANT_CATEGORY, id), why: 'grant' },
      ...carrierStreams(carrierId, registry),
      ...(selectionId === undefined
        ? []
        : [{ stream: streamName(SELECTION_CATEGORY, selectionId), why: 'selection' as const }]),
      ...(copiedFrom === undefined
        ? []
        : [{ stream: streamName(GRANT_CATEGORY, copiedFrom), why: 'copiedFrom' as const }]),
    ],
    events: events.flat(),
    ruleSets: [...new Set(state.decisions.map(({ terms }) => terms.ruleSet))].sort(),
    documents: [
      ...new Set([
        ...state.documents.map(({ document }) => document),
        ...state.notices.map(({ issued }) => issued.document),
      ]),
    ].sort(),
    overrides: file.overrides.map(({ block, on, countersigned }) => ({
      block,
      requestedOn: on,
      ...(countersigned !== undefined && { countersignedOn: countersigned.on }),
    })),
    persons: [...new Set(persons)].sort().map((text) => ({ on: text.slice(0, 10), actor: text.slice(11) })),
    positionsOfGrant: id,
  };
};
