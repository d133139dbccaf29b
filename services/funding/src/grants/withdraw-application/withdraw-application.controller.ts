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
import { ReasonedDto } from '../reasoned-dto.js';
import { WithdrawApplicationUseCase } from './withdraw-application.js';

@ApiTags('grants')
@Controller('v1/grants')
export class WithdrawApplicationController {
  constructor(private readonly withdrawApplication: WithdrawApplicationUseCase) {}

  @ApiOperation({ summary: 'Take an application or a request for an amendment back (carrier, officer for it)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/application-withdrawal')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: ReasonedDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.withdrawApplication.execute(actor, { grantId, reason: body.reason, note: body.note }, context),
    );
  }
}
