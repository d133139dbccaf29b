import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, actedBy, placeInLog, requireAccess, requireScope, settled } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { erasureAggregate } from '../domain/erasure.js';
import { ERASURE_ACCESS } from '../erasure-access.js';
import type { ErasureCommandAnswer } from '../erasure-answer.js';
import { ErasurePorts } from '../erasure-ports.js';
import { erasureProblem, erasureUnknown } from '../erasure-problems.js';

export interface RefuseErasure {
  readonly id: string;
  /** Code from the catalogue of erasure reasons. */
  readonly reason: string;
}

/** A second person decides that the subject stays. */
@Injectable()
export class RefuseErasureUseCase {
  constructor(private readonly ports: ErasurePorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { id, reason }: RefuseErasure,
    context: CommandContext,
  ): Promise<ErasureCommandAnswer> {
    requireAccess(actor, ERASURE_ACCESS.refuseErasure);
    const right = requireScope(actor, ERASURE_ACCESS.refuseErasure, {});
    const { commands, eventStore, today } = this.ports;
    const outcome = await commands.handle(
      erasureAggregate,
      id,
      { type: 'RefuseErasure', reason, by: actedBy(actor, right), today: today() },
      context,
    );
    if (outcome.kind === 'preconditionFailed' && outcome.actual === undefined) throw erasureUnknown();
    const done = settled(outcome);
    if (done.kind === 'rejected') throw erasureProblem(done.rejection);
    return {
      id,
      stage: 'refused',
      revision: done.revision ?? 0,
      ...(await placeInLog(done, eventStore)),
    };
  }
}
