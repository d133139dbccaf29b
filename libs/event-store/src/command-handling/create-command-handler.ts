import type { Aggregate, DomainEvent } from '@lotsenbuch/kernel';
import type { EventStore } from '../event-store.js';
import { newEventId } from '../ids.js';
import { streamName } from '../stream-name.js';
import { AggregateCache } from './aggregate-cache.js';
import type { CommandHandler } from './command-handler.js';
import { FoldedStream } from './folded-stream.js';
import { settleCommand } from './settle-command.js';
import { StreamQueue } from './stream-queue.js';

/** About 100 bytes per known command, and what the states hold. */
const CACHE_LIMITS = { streams: 5_000, events: 200_000 };

export interface CommandHandlerOptions {
  readonly store: EventStore;
  /** Where event ids come from. Default {@link newEventId}. */
  readonly newEventId?: () => string;
}

/** A command handler with a cache of its own; a process needs one per store. */
export const createCommandHandler = (options: CommandHandlerOptions): CommandHandler => {
  const { store } = options;
  const cache = new AggregateCache(CACHE_LIMITS);
  const queue = new StreamQueue();

  /** Gives a task the folded stream for itself. */
  const withStream = async <State, Command, Event extends DomainEvent, Rejection, Value>(
    aggregate: Aggregate<State, Command, Event, Rejection>,
    streamId: string,
    task: (folded: FoldedStream<State, Command, Event, Rejection>, isUpToDate: boolean) => Promise<Value>,
  ): Promise<Value> => {
    const stream = streamName(aggregate.category, streamId);
    return queue.run(stream, async () => {
      const cached = cache.get(aggregate, stream);
      const folded = cached ?? new FoldedStream(aggregate, stream);
      try {
        if (cached === undefined) await folded.readTail(store);
        return await task(folded, cached === undefined);
      } finally {
        cache.put(folded);
      }
    });
  };

  return {
    handle: (aggregate, streamId, command, context) =>
      withStream(aggregate, streamId, (folded, isUpToDate) =>
        settleCommand({ store, newEventId: options.newEventId ?? newEventId, folded, command, context }, isUpToDate),
      ),

    load: (aggregate, streamId) =>
      withStream(aggregate, streamId, async (folded, isUpToDate) => {
        if (!isUpToDate) await folded.readTail(store);
        return { state: folded.state, revision: folded.revision };
      }),
  };
};
