import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { budgetYearOf } from '../budget-year-param.js';
import { ReasonedActDto } from '../reasoned-dto.js';
import { WithdrawContributionUseCase } from './withdraw-contribution.js';

export class WithdrawContributionDto extends ReasonedActDto {}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class WithdrawContributionController {
  constructor(private readonly withdrawContribution: WithdrawContributionUseCase) {}

  @ApiOperation({ summary: "Take a district's own money out again, as far as it is free (officer)" })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':year/contributions/:id/withdraw')
  async withdraw(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Param('id') contributionId: string,
    @Body() input: WithdrawContributionDto,
    @Command({ changes: 'year', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.withdrawContribution.execute(actor, { ...input, year: budgetYearOf(year), contributionId }, context),
    );
  }
}
