import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { ApplicantStandings } from '../applicant-standing.js';
import type { Block } from '../domain/events.js';
import { GrantCommands } from '../grant-commands.js';

export interface SettleOpenPoint {
  readonly grantId: string;
  readonly block: Block;
  readonly reason: string;
  readonly note?: string | undefined;
}

/** An officer settles an open point; for entry and nomination the log must have what the point is about. */
@Injectable()
export class SettleOpenPointUseCase {
  constructor(
    private readonly grants: GrantCommands,
    private readonly standings: ApplicantStandings,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: SettleOpenPoint, context: CommandContext): Promise<CommandAnswer> {
    const { grant, by, on } = await this.grants.reach(actor, FUNDING_ACCESS.settleOpenPoint, asked.grantId);
    const { nomination, isInTransparencyRegister } = await this.standings.of(grant.application);
    return this.grants.change(
      asked.grantId,
      {
        type: 'SettleOpenPoint',
        block: asked.block,
        evidence: { isNominated: nomination !== undefined, isInTransparencyRegister },
        reason: asked.reason,
        on,
        by,
        ...(await this.grants.sealed(asked.note, context)),
      },
      context,
    );
  }
}
