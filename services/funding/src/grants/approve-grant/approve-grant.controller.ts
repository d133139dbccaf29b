import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiResponse,
  ApiTags,
  Command,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { rateOf } from '../plan-dto/plan-dto.js';
import { ApproveGrantUseCase } from './approve-grant.js';
import { answerDecision, GrantDecisionAnswer } from './decision-answer.js';
import { DecisionDto, linesOf } from './decision-dto.js';

export class ApprovalDto extends DecisionDto {
  @IsIn(['provisional', 'final'])
  @ApiProperty({ enum: ['provisional', 'final'], description: 'A final decision replaces a provisional one' })
  notice!: 'provisional' | 'final';
}

@ApiTags('grants')
@Controller('v1/grants')
export class ApproveGrantController {
  constructor(private readonly approveGrant: ApproveGrantUseCase) {}

  @ApiOperation({ summary: 'Approve a grant, provisionally or finally (approver)' })
  @ApiOkResponse({ type: GrantDecisionAnswer, description: 'The budget years have answered' })
  @ApiResponse({ status: 202, type: GrantDecisionAnswer, description: 'Decided; the money is still asked for' })
  @Post(':id/approval')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: ApprovalDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrantDecisionAnswer> {
    const { positionsApproved, reason, note } = body;
    const decision = await this.approveGrant.execute(
      actor,
      {
        grantId,
        notice: body.notice,
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
