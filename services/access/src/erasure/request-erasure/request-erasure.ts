import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, actedBy, placeInLog, requireAccess, requireScope, settled } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { claimsAbout } from '../claims-about.js';
import { erasureAggregate } from '../domain/erasure.js';
import { ERASURE_ACCESS } from '../erasure-access.js';
import type { ErasureCommandAnswer } from '../erasure-answer.js';
import { ErasurePorts } from '../erasure-ports.js';
import { erasureProblem } from '../erasure-problems.js';

export interface RequestErasure {
  readonly subject: string;
  /** Code from the catalogue of erasure reasons. */
  readonly reason: string;
}

/** The first pair of eyes: somebody asks that a subject be erased. */
@Injectable()
export class RequestErasureUseCase {
  constructor(private readonly ports: ErasurePorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { subject, reason }: RequestErasure,
    context: CommandContext,
  ): Promise<ErasureCommandAnswer> {
    requireAccess(actor, ERASURE_ACCESS.requestErasure);
    const right = requireScope(actor, ERASURE_ACCESS.requestErasure, {});
    const id = deriveUuid('erasure', context.commandId);
    const done = settled(
      await this.ports.commands.handle(
        erasureAggregate,
        id,
        {
          type: 'RequestErasure',
          erasureId: id,
          subject,
          reason,
          by: actedBy(actor, right),
          claims: await claimsAbout(this.ports.retentionClaims, subject),
          today: this.ports.today(),
        },
        context,
      ),
    );
    if (done.kind === 'rejected') throw erasureProblem(done.rejection);
    return {
      id,
      stage: 'requested',
      revision: done.revision ?? 0,
      ...(await placeInLog(done, this.ports.eventStore)),
    };
  }
}
