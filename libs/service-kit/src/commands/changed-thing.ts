import type { CommandContext, CommandOutcome, EventStore } from '@lotsenbuch/event-store';
import type { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';
import { type CommandAnswer, placeInLog, settled } from './command-answer.js';

/**
 * The answer to a command about one thing: its new revision and the place in the log. Where nothing had to change, the
 * revision that the caller had read still holds, and for a thing that was to be made, the one of its stream.
 * @throws Problem 404 if there is no such thing, whatever If-Match says (RFC 9110 §13.2.1), and for every refusal
 */
export const changedThing = async <Rejection>(
  store: Pick<EventStore, 'logHead'>,
  thing: string,
  context: CommandContext,
  outcome: CommandOutcome<Rejection>,
  problemOf: (rejection: Rejection) => Problem,
): Promise<CommandAnswer> => {
  if (outcome.kind === 'preconditionFailed' && outcome.actual === undefined) {
    throw refusal(PROBLEMS.notFound, {
      en: `There is nothing with the id ${thing} that could be changed.`,
      de: `Unter der Kennung ${thing} gibt es nichts, was geändert werden könnte.`,
    });
  }
  const done = settled(outcome);
  if (done.kind === 'rejected') throw problemOf(done.rejection);
  const revision = done.kind === 'accepted' ? done.touched.get(thing) : (context.ifMatch?.revision ?? done.revision);
  if (revision === undefined) throw new Error(`the command accepted for ${thing} did not touch it`);
  return { revision, ...(await placeInLog(done, store)) };
};
