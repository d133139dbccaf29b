import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, actedBy, type CommandAnswer, placeInLog, requireAccess, settled } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import type { FundingPeriod, GrantArea } from '../../grants/domain/events.js';
import { rightToChoose } from '../choosing-right.js';
import { selectionAggregate } from '../domain/carrier-selection.js';
import type { Criterion } from '../domain/selection-criteria.js';
import { selectionProblem } from '../selection-problems.js';

export interface OpenSelection {
  readonly area: GrantArea;
  readonly period: FundingPeriod;
  /** Berlin day; default today. */
  readonly publishedOn: string | undefined;
  readonly bidsUntil: string;
  readonly applicationsUntil: string;
  readonly criteria: readonly Criterion[];
  readonly maxPoints: number;
}

/** A district, or the department for supra-district projects, calls for bids. */
@Injectable()
export class OpenSelectionUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { publishedOn, criteria, ...call }: OpenSelection,
    context: CommandContext,
  ): Promise<CommandAnswer & { readonly id: string }> {
    const rule = FUNDING_ACCESS.openSelection;
    requireAccess(actor, rule);
    const by = actedBy(actor, rightToChoose(actor, rule, call.area));
    const selectionId = deriveUuid('carrierSelection', context.commandId);
    const { eventStore, commands, today } = this.ports;
    const done = settled(
      await commands.handle(
        selectionAggregate,
        selectionId,
        {
          type: 'OpenSelection',
          selectionId,
          publishedOn: publishedOn ?? today(),
          criteria: criteria.map(({ key, caption, weight }) => ({ key, caption, weight })),
          ...call,
          by,
        },
        context,
      ),
    );
    if (done.kind === 'rejected') throw selectionProblem(done.rejection);
    const revision = done.revision ?? 0;
    return { id: selectionId, revision, ...(await placeInLog(done, eventStore)) };
  }
}
