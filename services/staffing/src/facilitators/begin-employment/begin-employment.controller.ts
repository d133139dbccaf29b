import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CreatedAnswer } from '../../commands/created-answer.js';
import { EmploymentDto } from '../employment.dto.js';
import { BeginEmploymentUseCase } from './begin-employment.js';

@ApiTags('facilitators')
@Controller('v1/facilitators')
export class BeginEmploymentController {
  constructor(private readonly beginEmployment: BeginEmploymentUseCase) {}

  @ApiOperation({ summary: 'Record another employment of a facilitator (officer, carrier)' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  @Post(':id/employments')
  async begin(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Body() employment: EmploymentDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedAnswer> {
    return answerCommand(reply, await this.beginEmployment.execute(actor, id, employment, context));
  }
}
