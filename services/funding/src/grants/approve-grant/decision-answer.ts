import { ApiProperty, answerCommand, CommandAnswer } from '@lotsenbuch/service-kit';
import type { FastifyReply } from 'fastify';
import { BLOCKS } from '../block-remedies.js';
import type { GrantDecisionOutcome } from './grant-decisions.js';

export class RateAnswer {
  @ApiProperty({ type: 'integer', description: 'Budget year' })
  year!: number;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  amountCents!: number;
}

export class ShortfallAnswer {
  @ApiProperty({ type: 'integer', description: 'Budget year' })
  year!: number;

  @ApiProperty({ description: 'Part of the budget year: district-01 to district-12, or supraDistrict' })
  part!: string;

  @ApiProperty({ type: 'integer', description: 'Cents that the decision would have charged in addition' })
  requestedCents!: number;

  @ApiProperty({ type: 'integer', description: 'Cents that were free at that moment' })
  freeCents!: number;

  @ApiProperty({ type: 'integer', description: 'Cents by which it fell short' })
  shortCents!: number;

  @ApiProperty({ enum: ['overFreeFunds', 'noBudgetYear'] })
  kind!: 'overFreeFunds' | 'noBudgetYear';
}

/** A decision and what the budget years said to it. */
export class GrantDecisionAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  decisionId!: string;

  @ApiProperty({
    enum: ['open', 'approved', 'lapsed'],
    description: 'open: the money is still asked for, GET the grant; lapsed: shortfalls says what was missing',
  })
  outcome!: 'open' | 'approved' | 'lapsed';

  @ApiProperty({ type: 'integer', description: 'Cents decided in total' })
  approvedCents!: number;

  @ApiProperty({ type: [RateAnswer], description: 'What it charges per budget year beyond what was approved before' })
  charges!: readonly RateAnswer[];

  @ApiProperty({ type: [ShortfallAnswer] })
  shortfalls!: readonly ShortfallAnswer[];

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Cents paid beyond what is approved now; to be claimed back',
  })
  overpaidCents!: number;

  @ApiProperty({ enum: BLOCKS, isArray: true, description: 'Blocks in spite of which it was decided' })
  overridden!: readonly string[];
}

/** 200 once the outcome is known, else 202 with the address at which it will be. */
export const answerDecision = (
  reply: FastifyReply,
  grantId: string,
  decision: GrantDecisionOutcome,
): GrantDecisionAnswer => {
  if (decision.outcome === 'open') reply.status(202).header('Location', `/v1/grants/${grantId}`);
  else reply.status(200);
  return answerCommand(reply, decision);
};
