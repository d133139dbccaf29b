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
import { Day } from '../../validation/fields.js';
import { EndAbsenceUseCase } from './end-absence.js';

export class EndAbsenceDto {
  @Day('First Berlin day of work again')
  to!: string;
}

@ApiTags('positions')
@Controller('v1/positions')
export class EndAbsenceController {
  constructor(private readonly endAbsence: EndAbsenceUseCase) {}

  @ApiOperation({ summary: 'Say when somebody works again (officer, carrier)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/absences/:absenceId/end')
  async end(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Param('absenceId') absenceId: string,
    @Body() { to }: EndAbsenceDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.endAbsence.execute(actor, id, { absenceId, to }, context));
  }
}
