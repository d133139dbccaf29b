import type { DomainEvent } from '@lotsenbuch/kernel';
import type { CommandContext, CommandOutcome } from './command-handler.js';

/** Commands that one turn takes, at most. */
const MAX_TOGETHER = 64;

/** A command that waits for its turn on a stream, and who waits for its outcome. */
export interface WaitingCommand<Command, Event extends DomainEvent, Rejection> {
  readonly command: Command;
  readonly context: CommandContext;
  resolve(outcome: CommandOutcome<Rejection, Event>): void;
  reject(cause: unknown): void;
}

/** The commands of one turn. */
export interface Turn<Waiting> {
  /** From the first call on no other command joins. */
  take(): readonly Waiting[];
}

/** Gathers the commands that come to a stream while it is busy, so that its next turn can record them together. */
export class WaitingCommands {
  readonly #open = new Map<string, { readonly aggregate: object; readonly commands: object[] }>();

  /** @returns the turn that has to be run; undefined if the command joined one that will be run anyway */
  join<Waiting extends object>(stream: string, aggregate: object, command: Waiting): Turn<Waiting> | undefined {
    const open = this.#open.get(stream);
    if (open?.aggregate === aggregate && open.commands.length < MAX_TOGETHER) {
      open.commands.push(command);
      return undefined;
    }
    const commands = [command];
    const mine = { aggregate, commands };
    this.#open.set(stream, mine);
    return {
      take: () => {
        if (this.#open.get(stream) === mine) this.#open.delete(stream);
        return commands;
      },
    };
  }
}
