import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  Command,
  CurrentActor,
  Nested,
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { answerDecision, GrantDecisionAnswer } from '../approve-grant/decision-answer.js';
import { DecisionDto, linesOf } from '../approve-grant/decision-dto.js';
import { FundingPeriodDto, periodOf } from '../plan-dto/application-dto.js';
import { rateOf } from '../plan-dto/plan-dto.js';
import { ApproveAmendmentUseCase } from './approve-amendment.js';

export class AmendmentDto extends DecisionDto {
  @Nested(() => FundingPeriodDto)
  @Optional({ description: 'Without it the one asked for or approved before' })
  period?: FundingPeriodDto;
}

@ApiTags('grants')
@Controller('v1/grants')
export class ApproveAmendmentController {
  constructor(private readonly approveAmendment: ApproveAmendmentUseCase) {}

  @ApiOperation({ summary: 'Amend an approved grant (approver)' })
  @ApiOkResponse({ type: GrantDecisionAnswer, description: 'The budget years have answered' })
  @ApiResponse({ status: 202, type: GrantDecisionAnswer, description: 'Decided; the money is still asked for' })
  @Post(':id/amendment')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: AmendmentDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrantDecisionAnswer> {
    const { positionsApproved, reason, note } = body;
    const decision = await this.approveAmendment.execute(
      actor,
      {
        grantId,
        period: body.period === undefined ? undefined : periodOf(body.period),
        rates: body.rates.map(rateOf),
        lines: linesOf(body.lines),
        positionsApproved,
        reason,
        note,
      },
      context,
    );
    return answerDecision(reply, grantId, decision);
  }
}
