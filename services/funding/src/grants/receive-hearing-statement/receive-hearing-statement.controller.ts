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
import { NotedDto } from '../reasoned-dto.js';
import { ReceiveHearingStatementUseCase } from './receive-hearing-statement.js';

@ApiTags('grants')
@Controller('v1/grants')
export class ReceiveHearingStatementController {
  constructor(private readonly receiveStatement: ReceiveHearingStatementUseCase) {}

  @ApiOperation({ summary: 'State a view in a hearing, or record what came by letter (carrier, officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/hearings/:hearingId/statements')
  async receive(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Param('hearingId') hearingId: string,
    @Body() { note }: NotedDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.receiveStatement.execute(actor, { grantId, hearingId, note }, context));
  }
}
