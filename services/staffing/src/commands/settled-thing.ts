import type { CommandContext, CommandOutcome, EventStore } from '@lotsenbuch/event-store';
import { ApiProperty, CommandAnswer, logPositionOf, PROBLEMS, refusal, settled } from '@lotsenbuch/service-kit';
import type { StaffingRefusal } from '../domain/refusal.js';
import { staffingProblem } from '../staffing-problems.js';

/** The answer to a command that brought something into being. */
export class CreatedAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

/**
 * The answer to a command about one thing: its new revision and the place in the log. Where nothing had to change, the
 * revision that the caller had read still holds.
 * @throws Problem 404 if there is no such thing, whatever If-Match says (RFC 9110 §13.2.1), and for every refusal
 */
export const settledThing = async (
  store: Pick<EventStore, 'logHead'>,
  thing: string,
  context: CommandContext,
  outcome: CommandOutcome<StaffingRefusal>,
): Promise<CommandAnswer> => {
  if (outcome.kind === 'preconditionFailed' && outcome.actual === undefined) {
    throw refusal(PROBLEMS.notFound, {
      en: `There is nothing with the id ${thing} that could be changed.`,
      de: `Unter der Kennung ${thing} gibt es nichts, was geändert werden könnte.`,
    });
  }
  const done = settled(outcome);
  if (done.kind === 'rejected') throw staffingProblem(done.rejection);
  const revision = done.kind === 'accepted' ? done.touched.get(thing) : (context.ifMatch?.revision ?? done.revision);
  if (revision === undefined) throw new Error(`the command accepted for ${thing} did not touch it`);
  return { revision, logPosition: await logPositionOf(done, store) };
};
