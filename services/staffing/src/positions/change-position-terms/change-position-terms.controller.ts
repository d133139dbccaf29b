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
import { Day, Note, ReasonCode } from '../../validation/fields.js';
import { PositionTermsDto } from '../position-terms.dto.js';
import { ChangePositionTermsUseCase } from './change-position-terms.js';

export class ChangePositionTermsDto extends PositionTermsDto {
  @Day('First Berlin day of the new terms')
  from!: string;

  @ReasonCode('positionTerms')
  reason!: string;

  @Note()
  note?: string;
}

@ApiTags('positions')
@Controller('v1/positions')
export class ChangePositionTermsController {
  constructor(private readonly changePositionTerms: ChangePositionTermsUseCase) {}

  @ApiOperation({ summary: 'Change hours, pay or cost of a position from a day on (officer, carrier)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/terms')
  async change(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Body() change: ChangePositionTermsDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.changePositionTerms.execute(actor, id, change, context));
  }
}
