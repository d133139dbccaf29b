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
import { Body, Controller, Post, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CreatedAnswer } from '../../commands/created-answer.js';
import { Day, Id, OptionalId, Text } from '../../validation/fields.js';
import { FUNDING_PROGRAMMES, type FundingProgramme } from '../domain/events.js';
import { PositionTermsDto, termsOf } from '../position-terms.dto.js';
import { OpenPositionUseCase } from './open-position.js';

export class OpenPositionDto extends PositionTermsDto {
  @Id('Project that the position works in')
  projectId!: string;

  @Text(100, 'What the position is for, such as early education')
  profile!: string;

  @Text(100, 'Whom it works with, such as refugees')
  targetGroup!: string;

  @IsIn(FUNDING_PROGRAMMES)
  @ApiProperty({ enum: FUNDING_PROGRAMMES })
  fundingProgramme!: FundingProgramme;

  @OptionalId('Grant that pays the position; exactly with the programme')
  grantId?: string;

  @Day('First Berlin day')
  from!: string;

  @OptionalDay('First Berlin day on which it is no more; required with a grant')
  to?: string;
}

@ApiTags('positions')
@Controller('v1/positions')
export class OpenPositionController {
  constructor(private readonly openPosition: OpenPositionUseCase) {}

  @ApiOperation({ summary: 'Open a funded position (officer, carrier)' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  @Post()
  async open(
    @CurrentActor() actor: Actor | undefined,
    @Body() dto: OpenPositionDto,
    @Command() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedAnswer> {
    const { projectId, profile, targetGroup, fundingProgramme, grantId, from, to } = dto;
    const input = {
      projectId,
      profile,
      targetGroup,
      fundingProgramme,
      ...(grantId !== undefined && { grantId }),
      terms: termsOf(dto),
      from,
      ...(to !== undefined && { to }),
    };
    return answerCommand(reply, await this.openPosition.execute(actor, input, context));
  }
}
