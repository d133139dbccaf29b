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
import { RejectApplicationUseCase } from './reject-application.js';

@ApiTags('grants')
@Controller('v1/grants')
export class RejectApplicationController {
  constructor(private readonly rejectApplication: RejectApplicationUseCase) {}

  @ApiOperation({ summary: 'Refuse an application or a request for an amendment (approver)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/rejection')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: ReasonedDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.rejectApplication.execute(actor, { grantId, reason: body.reason, note: body.note }, context),
    );
  }
}
