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
  Optional,
  OptionalDay,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CreatedAnswer } from '../../commands/created-answer.js';
import { Day, Id, OptionalId } from '../../validation/fields.js';
import { OCCUPANCY_KINDS, type OccupancyKind } from '../domain/events.js';
import { WHOLE } from '../domain/position-state.js';
import { OccupyPositionUseCase } from './occupy-position.js';

export class OccupyPositionDto {
  @Id('Facilitator')
  facilitatorId!: string;

  @Max(WHOLE)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 1, maximum: WHOLE, description: 'Of the position’s hours; 10,000 is all' })
  shareBasisPoints!: number;

  @IsIn(OCCUPANCY_KINDS)
  @ApiProperty({ enum: OCCUPANCY_KINDS })
  kind!: OccupancyKind;

  @IsBoolean()
  @Optional({
    type: 'boolean',
    description: 'Whether the position’s money pays it; absent: a handover is not paid by it, everything else is',
  })
  funded?: boolean;

  @OptionalId('Occupancy of the absent person; exactly with kind replacement')
  replaces?: string;

  @Day('First Berlin day')
  from!: string;

  @OptionalDay('First Berlin day on which it is no more')
  to?: string;
}

@ApiTags('positions')
@Controller('v1/positions')
export class OccupyPositionController {
  constructor(private readonly occupyPosition: OccupyPositionUseCase) {}

  @ApiOperation({ summary: 'Put a facilitator into a position (officer, carrier)' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  @Post(':id/occupancies')
  async occupy(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Body() dto: OccupyPositionDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedAnswer> {
    return answerCommand(reply, await this.occupyPosition.execute(actor, id, dto, context));
  }
}
