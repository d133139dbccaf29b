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
import { Day, Id, Note, ReasonCode } from '../../validation/fields.js';
import { TransferProjectUseCase } from './transfer-project.js';

export class TransferProjectDto {
  @Id('Carrier that carries the project on')
  carrierId!: string;

  @Day('First Berlin day of the new carrier')
  from!: string;

  @ReasonCode('projectTransfer')
  reason!: string;

  @Note()
  note?: string;
}

@ApiTags('projects')
@Controller('v1/projects')
export class TransferProjectController {
  constructor(private readonly transferProject: TransferProjectUseCase) {}

  @ApiOperation({ summary: 'Hand a project over to another carrier (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/transfer')
  async transfer(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Body() transfer: TransferProjectDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.transferProject.execute(actor, id, transfer, context));
  }
}
