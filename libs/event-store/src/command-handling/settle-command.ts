import type { DomainEvent } from '@lotsenbuch/kernel';
import type { NewEvent } from '../envelope.js';
import { WrongExpectedRevision } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { appendUntilKnown } from './append-until-known.js';
import { type CommandContext, type CommandOutcome, TooManyConflicts } from './command-handler.js';
import { domainEventOf, type FoldedStream, type Standing } from './folded-stream.js';
import type { RevisionRange } from './known-commands.js';

/**
 * Each lost attempt means that another process wrote to the stream; within this one, commands wait for each other. The
 * winner of a race need not read and so tends to win again, until its own queue is empty: the bound leaves room for that.
 */
export const MAX_ATTEMPTS = 100;

/** A stream, and what it takes to record on it what is decided. */
export interface StreamTurn<State, Command, Event extends DomainEvent, Rejection> {
  readonly store: EventStore;
  readonly newEventId: () => string;
  readonly folded: FoldedStream<State, Command, Event, Rejection>;
}

/** One command and the stream it is for. */
export interface StreamCommand<State, Command, Event extends DomainEvent, Rejection>
  extends StreamTurn<State, Command, Event, Rejection> {
  readonly command: Command;
  readonly context: CommandContext;
}

/** What a command is decided on. */
export type DecidedOn<State> = Standing<State> & {
  /** Revision of the last event that touched a thing. */
  lastTouched(thing: string): number | undefined;
};

type Decision<Event extends DomainEvent, Rejection> =
  | { readonly kind: 'decided'; readonly events: readonly Event[] }
  | Exclude<CommandOutcome<Rejection, Event>, { kind: 'accepted' }>;

export const decide = <State, Command, Event extends DomainEvent, Rejection>(
  { folded, command, context: { ifMatch } }: StreamCommand<State, Command, Event, Rejection>,
  on: DecidedOn<State> = folded,
): Decision<Event, Rejection> => {
  if (ifMatch !== undefined) {
    const actual = on.lastTouched(ifMatch.thing);
    if (actual !== ifMatch.revision) return { kind: 'preconditionFailed', thing: ifMatch.thing, actual };
  }
  const result = folded.aggregate.decider.decide(command, on.state);
  if (!result.ok) return { kind: 'rejected', rejection: result.error };
  if (result.value.length === 0) return { kind: 'unchanged', revision: folded.revision };
  return { kind: 'decided', events: result.value };
};

const newEvent = (
  id: string,
  deciderVersion: string,
  { type, schemaVersion, effectiveOn, data }: DomainEvent,
  { commandId, requestHash, actor, correlationId, causationId }: CommandContext,
): NewEvent => ({
  id,
  type,
  schemaVersion,
  ...(effectiveOn === undefined ? {} : { effectiveOn }),
  actor,
  commandId,
  ...(requestHash === undefined ? {} : { requestHash }),
  correlationId,
  ...(causationId === undefined ? {} : { causationId }),
  deciderVersion,
  data,
});

/** The events of a command as they are handed to the store. */
export const newEventsOf = <State, Command, Event extends DomainEvent, Rejection>(
  { newEventId, folded, context }: StreamCommand<State, Command, Event, Rejection>,
  events: readonly Event[],
): readonly NewEvent[] => {
  const { version } = folded.aggregate.decider;
  return events.map((event) => newEvent(newEventId(), version, event, context));
};

/** @returns undefined if another writer was faster */
const append = async <State, Command, Event extends DomainEvent, Rejection>(
  streamCommand: StreamCommand<State, Command, Event, Rejection>,
  events: readonly Event[],
): Promise<CommandOutcome<Rejection, Event> | undefined> => {
  const { store, folded, context } = streamCommand;
  // Before the append: what cannot be folded must not be recorded.
  const step = folded.stepOver(events);
  const newEvents = newEventsOf(streamCommand, events);
  try {
    const { lastRevision, position } = await appendUntilKnown(
      store,
      folded.stream,
      folded.revision ?? 'noStream',
      newEvents,
    );
    folded.advance(context.commandId, step);
    const { stream } = folded;
    return {
      kind: 'accepted',
      events,
      stream,
      revision: lastRevision,
      position,
      touched: step.touched,
      replayed: false,
    };
  } catch (error) {
    if (error instanceof WrongExpectedRevision) return undefined;
    throw error;
  }
};

/** The answer that a known command got when it was first accepted. */
const replay = async <State, Command, Event extends DomainEvent, Rejection>(
  { store, folded, context }: StreamCommand<State, Command, Event, Rejection>,
  range: RevisionRange,
): Promise<CommandOutcome<Rejection, Event>> => {
  const recorded = await folded.readEvents(store, range);
  const last = recorded.at(-1);
  if (last === undefined) {
    throw new Error(`stream ${folded.stream} no longer holds its events ${range.first} to ${range.last}`);
  }
  if (last.envelope.requestHash !== context.requestHash) return { kind: 'idempotencyKeyReused' };
  const events = recorded.map(({ envelope }) => domainEventOf<Event>(envelope));
  return {
    kind: 'accepted',
    events,
    stream: folded.stream,
    revision: range.last,
    position: last.position,
    touched: folded.touchedBy(events, range.first),
    replayed: true,
  };
};

/**
 * Brings a command to its outcome. What is refused on a state that may be behind the store is decided again on the tail.
 * @param isUpToDate whether the folded stream was read to its head just now
 */
export const settleCommand = async <State, Command, Event extends DomainEvent, Rejection>(
  streamCommand: StreamCommand<State, Command, Event, Rejection>,
  isUpToDate: boolean,
): Promise<CommandOutcome<Rejection, Event>> => {
  const { store, folded, context } = streamCommand;
  let mayBeBehind = !isUpToDate;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const known = folded.knownCommand(context.commandId);
    if (known !== undefined) return replay(streamCommand, known);
    const decision = decide(streamCommand);
    if (decision.kind === 'decided') {
      const accepted = await append(streamCommand, decision.events);
      if (accepted !== undefined) return accepted;
      await folded.readTail(store);
    } else if (!mayBeBehind || !(await folded.readTail(store))) {
      return decision;
    }
    mayBeBehind = false;
  }
  throw new TooManyConflicts(folded.stream, MAX_ATTEMPTS);
};
