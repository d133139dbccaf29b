import type { DomainEvent } from '@lotsenbuch/kernel';
import { AppendRefused, WrongExpectedRevision } from '../errors.js';
import { appendUntilKnown } from './append-until-known.js';
import type { FoldedStream, Step } from './folded-stream.js';
import { type DecidedOn, decide, newEventsOf, type StreamTurn, settleCommand } from './settle-command.js';
import type { WaitingCommand } from './waiting-commands.js';

/** A command that is accepted once the append that holds its events is. */
interface Accepted<State, Command, Event extends DomainEvent, Rejection> {
  readonly waiting: WaitingCommand<Command, Event, Rejection>;
  readonly events: readonly Event[];
  readonly step: Step<State>;
}

interface Plan<State, Command, Event extends DomainEvent, Rejection> {
  readonly accepted: readonly Accepted<State, Command, Event, Rejection>[];
  /** Known, refused and failing ones. */
  readonly others: readonly WaitingCommand<Command, Event, Rejection>[];
}

/** What a stream becomes while commands are accepted that nobody has recorded yet. */
class Draft<State, Command, Event extends DomainEvent, Rejection> implements DecidedOn<State> {
  readonly #folded: FoldedStream<State, Command, Event, Rejection>;
  readonly #touched = new Map<string, number>();
  state: State;
  eventCount: number;

  constructor(folded: FoldedStream<State, Command, Event, Rejection>) {
    this.#folded = folded;
    this.state = folded.state;
    this.eventCount = folded.eventCount;
  }

  lastTouched(thing: string): number | undefined {
    return this.#touched.get(thing) ?? this.#folded.lastTouched(thing);
  }

  take({ state, lastRevision, touched }: Step<State>): void {
    for (const [thing, revision] of touched) this.#touched.set(thing, revision);
    this.state = state;
    this.eventCount = lastRevision + 1;
  }
}

/** Decides each command on what the ones before it leave. */
const plan = <State, Command, Event extends DomainEvent, Rejection>(
  turn: StreamTurn<State, Command, Event, Rejection>,
  commands: readonly WaitingCommand<Command, Event, Rejection>[],
): Plan<State, Command, Event, Rejection> => {
  const { folded } = turn;
  const draft = new Draft(folded);
  const accepted = new Map<string, Accepted<State, Command, Event, Rejection>>();
  const others: WaitingCommand<Command, Event, Rejection>[] = [];
  for (const waiting of commands) {
    const { commandId } = waiting.context;
    const isKnown = accepted.has(commandId) || folded.knownCommand(commandId) !== undefined;
    try {
      const decision = isKnown ? undefined : decide({ ...turn, ...waiting }, draft);
      if (decision?.kind === 'decided') {
        const { events } = decision;
        const step = folded.stepOver(events, draft);
        draft.take(step);
        accepted.set(commandId, { waiting, events, step });
        continue;
      }
    } catch {
      // It fails again when it is settled for itself, and tells only the one who asked.
    }
    others.push(waiting);
  }
  return { accepted: [...accepted.values()], others };
};

/**
 * Records all that are accepted in one append: it stands at an exact revision, so either all were decided on what the
 * stream holds, or nothing is recorded.
 * @returns those that have no outcome yet
 */
const recordTogether = async <State, Command, Event extends DomainEvent, Rejection>(
  turn: StreamTurn<State, Command, Event, Rejection>,
  commands: readonly WaitingCommand<Command, Event, Rejection>[],
): Promise<readonly WaitingCommand<Command, Event, Rejection>[]> => {
  const { store, folded } = turn;
  const { stream } = folded;
  const { accepted, others } = plan(turn, commands);
  if (accepted.length < 2) return commands;
  const events = accepted.flatMap(({ waiting, events }) => newEventsOf({ ...turn, ...waiting }, events));
  try {
    const { position } = await appendUntilKnown(store, stream, folded.revision ?? 'noStream', events);
    for (const { waiting, events, step } of accepted) {
      folded.advance(waiting.context.commandId, step);
      const { lastRevision: revision, touched } = step;
      waiting.resolve({ kind: 'accepted', events, stream, revision, position, touched, replayed: false });
    }
  } catch (cause) {
    // Another writer was faster, or together they are more than one append may hold.
    if (cause instanceof WrongExpectedRevision || cause instanceof AppendRefused) return commands;
    for (const { waiting } of accepted) waiting.reject(cause);
  }
  return others;
};

/**
 * Brings commands that wait for the same stream to their outcomes: those that are accepted share one append, the others
 * are settled one after the other.
 * @param isUpToDate whether the folded stream was read to its head just now
 */
export const settleTogether = async <State, Command, Event extends DomainEvent, Rejection>(
  turn: StreamTurn<State, Command, Event, Rejection>,
  commands: readonly WaitingCommand<Command, Event, Rejection>[],
  isUpToDate: boolean,
): Promise<void> => {
  const alone = commands.length === 1;
  for (const waiting of alone ? commands : await recordTogether(turn, commands)) {
    try {
      waiting.resolve(await settleCommand({ ...turn, ...waiting }, alone && isUpToDate));
    } catch (cause) {
      waiting.reject(cause);
    }
  }
};
