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
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IsLocalDay } from '../../is-local-day.js';
import { ReasonedDto } from '../reasoned-dto.js';
import { ConsentEarlyStartUseCase } from './consent-early-start.js';

export class EarlyStartDto extends ReasonedDto {
  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First Berlin day on which the project may run; not before today' })
  from!: string;
}

@ApiTags('grants')
@Controller('v1/grants')
export class ConsentEarlyStartController {
  constructor(private readonly consentEarlyStart: ConsentEarlyStartUseCase) {}

  @ApiOperation({ summary: 'Consent to an early start (officer, approver)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/early-start')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: EarlyStartDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.consentEarlyStart.execute(
        actor,
        { grantId, from: body.from, reason: body.reason, note: body.note },
        context,
      ),
    );
  }
}
