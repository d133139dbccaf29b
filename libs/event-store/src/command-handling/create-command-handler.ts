import type { Aggregate, DomainEvent } from '@lotsenbuch/kernel';
import type { EventStore } from '../event-store.js';
import { newEventId } from '../ids.js';
import { streamName } from '../stream-name.js';
import { AggregateCache } from './aggregate-cache.js';
import type { CommandContext, CommandHandler, CommandOutcome } from './command-handler.js';
import { FoldedStream } from './folded-stream.js';
import { settleTogether } from './settle-together.js';
import { StreamQueue } from './stream-queue.js';
import { type WaitingCommand, WaitingCommands } from './waiting-commands.js';

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
  const waiting = new WaitingCommands();
  const createEventId = options.newEventId ?? newEventId;

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

  const handle = async <State, Command, Event extends DomainEvent, Rejection>(
    aggregate: Aggregate<State, Command, Event, Rejection>,
    streamId: string,
    command: Command,
    context: CommandContext,
  ): Promise<CommandOutcome<Rejection, Event>> => {
    const { promise, resolve, reject } = Promise.withResolvers<CommandOutcome<Rejection, Event>>();
    const mine: WaitingCommand<Command, Event, Rejection> = { command, context, resolve, reject };
    const turn = waiting.join(streamName(aggregate.category, streamId), aggregate, mine);
    if (turn !== undefined) {
      const run = withStream(aggregate, streamId, (folded, isUpToDate) =>
        settleTogether({ store, newEventId: createEventId, folded }, turn.take(), isUpToDate),
      );
      run.catch((cause: unknown) => {
        for (const command of turn.take()) command.reject(cause);
      });
    }
    return promise;
  };

  return {
    handle,

    load: (aggregate, streamId) =>
      withStream(aggregate, streamId, async (folded, isUpToDate) => {
        if (!isUpToDate) await folded.readTail(store);
        return { state: folded.state, revision: folded.revision };
      }),
  };
};
