import { type LogPosition, logHeadOn, ordinalOf, type RecordedEvent } from '@lotsenbuch/event-store';
import type { LocalDate, ThingReference } from '@lotsenbuch/kernel';
import { type Page, PROBLEMS, refusal } from '@lotsenbuch/service-kit';
import { concerns } from '../domain/concerns.js';
import type { DescriberCatalogue } from '../domain/describer-catalogue.js';
import type { LedgerPorts, StreamOfThing, ThingKind } from '../ledger-ports.js';

/** Which part of a history. */
export interface HistoryPart {
  readonly limit: number;
  /** `nextCursor` of the part before. */
  readonly cursor?: string | undefined;
  readonly recordedBy?: LocalDate | undefined;
}

/** Reads the events of a thing or a stream in the order of the log. */
export class History {
  readonly #eventStore: LedgerPorts['eventStore'];
  readonly #describers: DescriberCatalogue;

  constructor(eventStore: LedgerPorts['eventStore'], describers: DescriberCatalogue) {
    this.#eventStore = eventStore;
    this.#describers = describers;
  }

  /** Empty for a thing that nobody knew of on that day. @throws Problem 404 if there is no such thing to this day */
  async ofThing(kind: ThingKind, id: string, part: HistoryPart): Promise<Page<RecordedEvent>> {
    const streams = await kind.streamsOf(id, part.recordedBy);
    if (streams.length === 0 && (await kind.streamsOf(id)).length === 0) {
      throw refusal(PROBLEMS.notFound, {
        en: `There is no ${kind.kind} with the id ${id}.`,
        de: `Unter der Kennung ${id} gibt es hier keinen Verlauf.`,
      });
    }
    const ofStreams = await Promise.all(streams.map((stream) => this.#ofThingIn(stream, { kind: kind.kind, id })));
    const events = ofStreams.flat().sort(byPosition);
    const { cursor } = part;
    if (cursor !== undefined) ordinalOf(this.#eventStore.storeId, cursor);
    const rest = cursor === undefined ? events : events.filter(({ position }) => position > cursor);
    return page(await this.#knownOn(part.recordedBy, rest), part, ({ position }) => position);
  }

  /** @throws Problem 404 if there is no such stream */
  async ofStream(stream: string, part: HistoryPart): Promise<Page<RecordedEvent>> {
    if ((await this.#eventStore.streamHead(stream)) === undefined) {
      throw refusal(PROBLEMS.notFound, {
        en: `There is no stream ${stream}.`,
        de: `Einen Ereignisstrom ${stream} gibt es nicht.`,
      });
    }
    const fromRevision = part.cursor === undefined ? 0 : revisionOf(part.cursor) + 1;
    const events = await this.#read(stream, { fromRevision, maxCount: part.limit + 1 });
    return page(await this.#knownOn(part.recordedBy, events), part, ({ envelope }) => String(envelope.revision));
  }

  async #knownOn(
    recordedBy: LocalDate | undefined,
    events: readonly RecordedEvent[],
  ): Promise<readonly RecordedEvent[]> {
    if (recordedBy === undefined) return events;
    const head = await logHeadOn(this.#eventStore, recordedBy);
    return head === undefined ? [] : events.filter(({ position }) => position <= head);
  }

  async #ofThingIn({ stream, holdsOnlyThisThing }: StreamOfThing, thing: ThingReference): Promise<RecordedEvent[]> {
    const events = await this.#read(stream, {});
    return holdsOnlyThisThing ? events : events.filter(({ envelope }) => concerns(envelope, thing, this.#describers));
  }

  async #read(stream: string, options: { fromRevision?: number; maxCount?: number }): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const read of this.#eventStore.readStream(stream, options)) events.push(...read);
    return events;
  }
}

/** The first `limit` of these events, and where the rest begins. */
function page(
  known: readonly RecordedEvent[],
  { limit }: HistoryPart,
  cursorOf: (event: RecordedEvent) => string,
): Page<RecordedEvent> {
  const items = known.slice(0, limit);
  const last = items.at(-1);
  return known.length > limit && last !== undefined ? { items, nextCursor: cursorOf(last) } : { items };
}

function revisionOf(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw refusal(
    PROBLEMS.validation,
    {
      en: 'The cursor is not one of this list.',
      de: 'Diese Stelle der Liste gibt es nicht. Beginnen Sie die Liste von vorn.',
    },
    {
      errors: [
        {
          field: 'cursor',
          expected: 'must be nextCursor of the page before',
          german: 'muss nextCursor der Seite davor sein',
          found: JSON.stringify(cursor),
        },
      ],
    },
  );
}

const byPosition = (one: { position: LogPosition }, other: { position: LogPosition }): number =>
  one.position < other.position ? -1 : 1;
