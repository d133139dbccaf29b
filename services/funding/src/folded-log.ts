import { domainEventOf, type EventFilter, type EventStore, type LogPosition } from '@lotsenbuch/event-store';
import type { DomainEvent } from '@lotsenbuch/kernel';

/**
 * A state folded from a part of the log, read to its head at each question: for decisions, which must not rest on a
 * read model that is behind. What was read once is not read again.
 */
export class FoldedLog<State, Event extends DomainEvent> {
  #state: State;
  #readTo: LogPosition | undefined;
  #reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<EventStore, 'readAll'>,
    private readonly filter: EventFilter,
    initial: State,
    private readonly evolve: (state: State, event: Event) => State,
  ) {
    this.#state = initial;
  }

  /** The state at the head of the log. */
  async current(): Promise<State> {
    const reading = this.#reading.then(
      () => this.#readTail(),
      () => this.#readTail(),
    );
    this.#reading = reading;
    await reading;
    return this.#state;
  }

  async #readTail(): Promise<void> {
    const after = this.#readTo === undefined ? {} : { after: this.#readTo };
    for await (const { events, upTo } of this.store.readAll({ ...after, filter: this.filter })) {
      for (const { envelope } of events) this.#state = this.evolve(this.#state, domainEventOf<Event>(envelope));
      this.#readTo = upTo;
    }
  }
}
