import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  actedBy,
  type CommandAnswer,
  changedThing,
  type ProtectedRule,
  requireAccess,
  requireScope,
  type ScopedThing,
} from '@lotsenbuch/service-kit';
import type { FundingPorts } from '../funding-ports.js';
import { sealNote } from '../notes/seal-note.js';
import { budgetProblem } from './budget-problems.js';
import type { Act, ReasonedAct } from './domain/act.js';
import { type BudgetYearCommand, budgetYearAggregate } from './domain/budget-year.js';

interface Asked {
  readonly actor: Actor | undefined;
  readonly rule: ProtectedRule;
  readonly context: CommandContext;
  /** What the actor's scope is held against. */
  readonly thing?: ScopedThing;
}

/**
 * Who acts, when, and with which note, after the actor's scope was checked. The note is in the vault then.
 * @throws Problem 401, 403
 */
export const actOf = async (
  { vault, today }: FundingPorts,
  { actor, rule, context, thing = {} }: Asked,
  { note }: { readonly note?: string | undefined },
): Promise<Act> => {
  requireAccess(actor, rule);
  const by = actedBy(actor, requireScope(actor, rule, thing));
  return { effectiveOn: today(), by, ...(await sealNote(vault, context.commandId, note)) };
};

/** As {@link actOf}, with a reason of a catalogue. */
export const reasonedActOf = async (
  ports: FundingPorts,
  asked: Asked,
  { reason, note }: { readonly reason: string; readonly note?: string | undefined },
): Promise<ReasonedAct> => ({ ...(await actOf(ports, asked, { note })), reason, decidedOn: ports.today() });

/**
 * Changes the budget year and answers for the thing in it that changed.
 * @param thing the year, or the id of a formula
 * @throws Problem for every refusal
 */
export const changeBudgetYear = async (
  { commands, eventStore }: FundingPorts,
  year: number,
  thing: string,
  command: BudgetYearCommand,
  context: CommandContext,
): Promise<CommandAnswer> => {
  const outcome = await commands.handle(budgetYearAggregate, String(year), command, context);
  return changedThing(eventStore, thing, context, outcome, budgetProblem);
};
