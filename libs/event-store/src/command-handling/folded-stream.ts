import type { Aggregate, DomainEvent } from '@lotsenbuch/kernel';
import type { Envelope, RecordedEvent } from '../envelope.js';
import type { EventStore } from '../event-store.js';
import { KnownCommands, type RevisionRange } from './known-commands.js';

/** What the next events make of a stream. */
export interface Step<State> {
  readonly state: State;
  readonly lastRevision: number;
  /** Revision of the last of these events that touched each thing. */
  readonly touched: ReadonlyMap<string, number>;
}

/** A state and how many events made it. */
export interface Standing<State> {
  readonly state: State;
  readonly eventCount: number;
}

/** What a decider sees of a recorded event. The stream holds only what its aggregate decided, hence the type. */
export const domainEventOf = <Event extends DomainEvent>({ type, schemaVersion, effectiveOn, data }: Envelope): Event =>
  ({ type, schemaVersion, ...(effectiveOn === undefined ? {} : { effectiveOn }), data }) as DomainEvent as Event;

/**
 * One stream as far as it has been read: state, head, known commands, and the revision at which each thing was last
 * touched. It may be behind the store; whoever decides on it appends at exactly its revision.
 */
export class FoldedStream<State, Command, Event extends DomainEvent, Rejection> {
  readonly aggregate: Aggregate<State, Command, Event, Rejection>;
  readonly stream: string;
  readonly #commands = new KnownCommands();
  readonly #touched = new Map<string, number>();
  #state: State;
  #revision: number | undefined;

  constructor(aggregate: Aggregate<State, Command, Event, Rejection>, stream: string) {
    this.aggregate = aggregate;
    this.stream = stream;
    this.#state = aggregate.decider.initialState;
  }

  get state(): State {
    return this.#state;
  }

  /** Revision of the last event read; undefined if there was none. */
  get revision(): number | undefined {
    return this.#revision;
  }

  get eventCount(): number {
    return (this.#revision ?? -1) + 1;
  }

  /** Revision of the last event that touched this thing. */
  lastTouched(thing: string): number | undefined {
    return this.#touched.get(thing);
  }

  knownCommand(commandId: string): RevisionRange | undefined {
    return this.#commands.eventsOf(commandId, this.eventCount - 1);
  }

  /** What these events make of the stream if they come next, or after what is about to come next. */
  stepOver(events: readonly Event[], { state, eventCount }: Standing<State> = this): Step<State> {
    return {
      state: events.reduce((before, event) => this.aggregate.decider.evolve(before, event), state),
      lastRevision: eventCount + events.length - 1,
      touched: this.touchedBy(events, eventCount),
    };
  }

  /** Revision of the last of these events, the first of which is at `firstRevision`, that touched each thing. */
  touchedBy(events: readonly Event[], firstRevision: number): ReadonlyMap<string, number> {
    const touched = new Map<string, number>();
    for (const [index, event] of events.entries()) {
      for (const thing of this.aggregate.touches(event)) touched.set(thing, firstRevision + index);
    }
    return touched;
  }

  /** Takes over events of one command that are in the stream now. */
  advance(commandId: string, step: Step<State>): void {
    this.#commands.note(commandId, this.eventCount);
    for (const [thing, revision] of step.touched) this.#touched.set(thing, revision);
    this.#state = step.state;
    this.#revision = step.lastRevision;
  }

  /** Reads what the stream has gained since. @returns whether there was anything */
  async readTail(store: EventStore): Promise<boolean> {
    const before = this.eventCount;
    for await (const page of store.readStream(this.stream, { fromRevision: before })) {
      for (const { envelope } of page)
        this.advance(envelope.commandId, this.stepOver([domainEventOf<Event>(envelope)]));
    }
    return this.eventCount > before;
  }

  /** Reads the events of a known command back. */
  async readEvents(store: EventStore, { first, last }: RevisionRange): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const options = { fromRevision: first, maxCount: last - first + 1 };
    for await (const page of store.readStream(this.stream, options)) events.push(...page);
    return events;
  }
}
