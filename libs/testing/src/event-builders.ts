import { randomUUID } from 'node:crypto';
import {
  canonicalEnvelopeJson,
  type Envelope,
  formatLogPosition,
  type NewEvent,
  newEventId,
  type RecordedEvent,
} from '@lotsenbuch/event-store';
import type { DomainEvent } from '@lotsenbuch/kernel';

const STORE_ID = '0123456789ab';

/** An event with values that are valid and that no test should depend on; a test names the ones it is about. */
export class EventBuilder {
  readonly #envelope: Envelope;
  readonly #ordinal: number;

  constructor(envelope: Envelope, ordinal: number) {
    this.#envelope = envelope;
    this.#ordinal = ordinal;
  }

  ofType(type: string, data: object = {}): EventBuilder {
    return this.with({ type, data });
  }

  /** Type, version, day and data of an event as a decider makes it. */
  of({ type, schemaVersion, effectiveOn, data }: DomainEvent): EventBuilder {
    return this.with({ type, schemaVersion, data, ...(effectiveOn !== undefined && { effectiveOn }) });
  }

  inStream(stream: string, revision = 0): EventBuilder {
    return this.with({ stream, revision });
  }

  /** @param recordedAt RFC 3339, UTC, three fractional digits */
  recordedAt(recordedAt: string): EventBuilder {
    return this.with({ recordedAt });
  }

  by(actor: string): EventBuilder {
    return this.with({ actor });
  }

  /** @param ordinal place in the log, from 1 */
  at(ordinal: number): EventBuilder {
    return new EventBuilder(this.#envelope, ordinal);
  }

  with(fields: Partial<Envelope>): EventBuilder {
    return new EventBuilder({ ...this.#envelope, ...fields }, this.#ordinal);
  }

  /** As a writer hands it to the store. */
  build(): NewEvent {
    const { stream: _stream, revision: _revision, recordedAt: _recordedAt, ...event } = this.#envelope;
    return event;
  }

  /** As the store hands it back. */
  buildRecorded<Data extends object = object>(): RecordedEvent<Data> {
    return {
      position: formatLogPosition(STORE_ID, this.#ordinal),
      envelope: this.#envelope as Envelope<Data>,
      canonical: canonicalEnvelopeJson(this.#envelope),
    };
  }
}

export const anEvent = (): EventBuilder =>
  new EventBuilder(
    {
      id: newEventId(),
      stream: 'thing-1',
      revision: 0,
      type: 'ThingHappened',
      schemaVersion: 1,
      recordedAt: '2024-05-06T07:08:09.000Z',
      actor: 'officer:test',
      commandId: randomUUID(),
      correlationId: 'test',
      deciderVersion: 'test-1',
      data: {},
    },
    1,
  );

/** The log that these events of one stream make: revisions from 0, places from 1, a second between them. */
export const recorded = (stream: string, ...events: readonly DomainEvent[]): RecordedEvent[] =>
  events.map((event, revision) =>
    anEvent()
      .of(event)
      .inStream(stream, revision)
      .at(revision + 1)
      .recordedAt(new Date(Date.UTC(2024, 4, 6, 7, 8, 9 + revision)).toISOString())
      .buildRecorded(),
  );
