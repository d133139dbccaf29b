import type { Aggregate, DomainEvent } from '@lotsenbuch/kernel';
import type { FoldedStream } from './folded-stream.js';

export interface CacheLimits {
  readonly streams: number;
  /** Events of all streams together: what their states and command ids take grows with them. */
  readonly events: number;
}

interface Entry {
  readonly folded: { readonly aggregate: object };
  readonly eventCount: number;
}

/**
 * Folded streams, the least recently used of which leave first. The latest stays even if it alone exceeds the limits:
 * reading it again for each command would cost far more.
 */
export class AggregateCache {
  readonly #limits: CacheLimits;
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>();
  #eventCount = 0;

  constructor(limits: CacheLimits) {
    this.#limits = limits;
  }

  get<State, Command, Event extends DomainEvent, Rejection>(
    aggregate: Aggregate<State, Command, Event, Rejection>,
    stream: string,
  ): FoldedStream<State, Command, Event, Rejection> | undefined {
    const folded = this.#entries.get(stream)?.folded;
    if (folded === undefined) return undefined;
    if (folded.aggregate !== aggregate) {
      throw new Error(
        `stream ${stream} was folded by another aggregate of the category ${aggregate.category}: ` +
          'make one Aggregate object per category and share it',
      );
    }
    return folded as FoldedStream<State, Command, Event, Rejection>;
  }

  /** Keeps a stream as the most recently used one; a stream without events is not kept. */
  put<State, Command, Event extends DomainEvent, Rejection>(
    folded: FoldedStream<State, Command, Event, Rejection>,
  ): void {
    this.#remove(folded.stream);
    if (folded.eventCount === 0) return;
    this.#entries.set(folded.stream, { folded, eventCount: folded.eventCount });
    this.#eventCount += folded.eventCount;
    if (!this.#withinLimits()) this.#evict(folded.stream);
  }

  #evict(latest: string): void {
    for (const stream of this.#entries.keys()) {
      if (stream === latest || this.#withinLimits()) return;
      this.#remove(stream);
    }
  }

  #withinLimits(): boolean {
    return this.#entries.size <= this.#limits.streams && this.#eventCount <= this.#limits.events;
  }

  #remove(stream: string): void {
    this.#eventCount -= this.#entries.get(stream)?.eventCount ?? 0;
    this.#entries.delete(stream);
  }
}
