import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, actedBy, placeInLog, requireAccess, requireScope, settled } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { claimsAbout } from '../claims-about.js';
import { erasureAggregate } from '../domain/erasure.js';
import { ERASURE_ACCESS } from '../erasure-access.js';
import type { ErasureCommandAnswer } from '../erasure-answer.js';
import { ErasurePorts } from '../erasure-ports.js';
import { erasureProblem, erasureUnknown } from '../erasure-problems.js';
import { Erasures } from '../read-model/erasures.js';

/** The second pair of eyes: from here on the erasure happens by itself, and nothing brings the person back. */
@Injectable()
export class ReleaseErasureUseCase {
  constructor(
    private readonly ports: ErasurePorts,
    private readonly erasures: Erasures,
  ) {}

  /**
   * Waits up to 2 s until the subject is erased; the stage says whether it is.
   * @throws Problem for everything that stands against it
   */
  async execute(actor: Actor | undefined, id: string, context: CommandContext): Promise<ErasureCommandAnswer> {
    requireAccess(actor, ERASURE_ACCESS.releaseErasure);
    const right = requireScope(actor, ERASURE_ACCESS.releaseErasure, {});
    const { commands, eventStore, retentionClaims, today } = this.ports;
    const { state } = await commands.load(erasureAggregate, id);
    if (state === undefined) throw erasureUnknown();
    const done = settled(
      await commands.handle(
        erasureAggregate,
        id,
        {
          type: 'ReleaseErasure',
          by: actedBy(actor, right),
          claims: await claimsAbout(retentionClaims, state.subject),
          today: today(),
        },
        context,
      ),
    );
    if (done.kind === 'rejected') throw erasureProblem(done.rejection);
    if (done.kind === 'accepted') await this.erasures.awaitProcess(done.position);
    const now = await commands.load(erasureAggregate, id);
    const place = await placeInLog(done, eventStore);
    return {
      id,
      stage: now.state?.stage ?? 'released',
      revision: now.revision ?? 0,
      ...place,
      // The erasure, too, is seen by whoever reads with this.
      logPosition: (await eventStore.logHead()) ?? place.logPosition,
    };
  }
}
