import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
  OptionalDay,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CreatedAnswer } from '../../commands/created-answer.js';
import { Day, Id } from '../../validation/fields.js';
import { ABSENCE_PAYS, type AbsencePay } from '../domain/events.js';
import { RecordAbsenceUseCase } from './record-absence.js';

export class RecordAbsenceDto {
  @Id('Occupancy of the absent person')
  occupancyId!: string;

  @IsIn(ABSENCE_PAYS)
  @ApiProperty({
    enum: ABSENCE_PAYS,
    description: 'While pay is suspended a replacement can take the funded share over',
  })
  pay!: AbsencePay;

  @Day('First Berlin day of absence')
  from!: string;

  @OptionalDay('First Berlin day of work again')
  to?: string;
}

@ApiTags('positions')
@Controller('v1/positions')
export class RecordAbsenceController {
  constructor(private readonly recordAbsence: RecordAbsenceUseCase) {}

  @ApiOperation({ summary: 'Record an absence, without saying why (officer, carrier)' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  @Post(':id/absences')
  async record(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Body() dto: RecordAbsenceDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedAnswer> {
    return answerCommand(reply, await this.recordAbsence.execute(actor, id, dto, context));
  }
}
