import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
  Nested,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MAX_POSITIONS } from '../domain/application/application-faults.js';
import { FundingPeriodDto, periodOf } from '../plan-dto/application-dto.js';
import { FinancingPlanDto, planOf } from '../plan-dto/plan-dto.js';
import { ReasonedDto } from '../reasoned-dto.js';
import { RequestAmendmentUseCase } from './request-amendment.js';

export class AmendmentRequestDto extends ReasonedDto {
  @Nested(() => FundingPeriodDto)
  period!: FundingPeriodDto;

  @Nested(() => FinancingPlanDto)
  plan!: FinancingPlanDto;

  @Max(MAX_POSITIONS)
  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_POSITIONS })
  positions!: number;
}

@ApiTags('grants')
@Controller('v1/grants')
export class RequestAmendmentController {
  constructor(private readonly requestAmendment: RequestAmendmentUseCase) {}

  @ApiOperation({ summary: 'Ask for a change of an approved grant (carrier; officer ex officio)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/amendment-requests')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: AmendmentRequestDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.requestAmendment.execute(
        actor,
        {
          grantId,
          period: periodOf(body.period),
          plan: planOf(body.plan),
          positions: body.positions,
          reason: body.reason,
          note: body.note,
        },
        context,
      ),
    );
  }
}
