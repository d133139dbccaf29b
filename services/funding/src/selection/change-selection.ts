import type { CommandContext } from '@lotsenbuch/event-store';
import type { ActingPerson } from '@lotsenbuch/kernel';
import {
  type Actor,
  actedBy,
  type CommandAnswer,
  changedThing,
  type ProtectedRule,
  requireAccess,
} from '@lotsenbuch/service-kit';
import type { FundingPorts } from '../funding-ports.js';
import { rightToChoose } from './choosing-right.js';
import { selectionAggregate } from './domain/carrier-selection.js';
import type { SelectionCommand } from './domain/selection-commands.js';
import { noSuchSelection, selectionProblem } from './selection-problems.js';

interface Change {
  readonly rule: ProtectedRule;
  readonly selectionId: string;
  /** The command, once it is known who acts; not called for somebody who may not. */
  command(by: ActingPerson): SelectionCommand | Promise<SelectionCommand>;
}

/** What every change of a selection has in common. @throws Problem for everything that stands against it */
export const changeSelection = async (
  { eventStore, commands }: FundingPorts,
  actor: Actor | undefined,
  { rule, selectionId, command }: Change,
  context: CommandContext,
): Promise<CommandAnswer> => {
  requireAccess(actor, rule);
  const { state } = await commands.load(selectionAggregate, selectionId);
  if (state.call === undefined) {
    throw noSuchSelection(selectionId);
  }
  const right = rightToChoose(actor, rule, state.call.area);
  const asked = await command(actedBy(actor, right));
  const outcome = await commands.handle(selectionAggregate, selectionId, asked, context);
  return changedThing(eventStore, selectionId, context, outcome, selectionProblem);
};
