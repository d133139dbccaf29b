import type { CommandContext } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
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
  IsBerlinDay,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { ReasonedDto } from '../reasoned-dto.js';
import { OpenHearingUseCase } from './open-hearing.js';

const ACTS = ['withdrawal', 'revocation'] as const;

export class OpenHearingDto extends ReasonedDto {
  @IsIn(ACTS)
  @ApiProperty({ enum: ACTS, description: 'withdrawal: § 48 VwVfG; revocation: § 49 VwVfG' })
  act!: (typeof ACTS)[number];

  @IsBerlinDay()
  @ApiProperty({ format: 'date', description: 'Last Berlin day for a statement' })
  statementUntil!: LocalDate;

  @IsBerlinDay()
  @ApiProperty({
    format: 'date',
    description: 'Berlin day of full knowledge of the facts; the year for the act runs from it',
  })
  knownSince!: LocalDate;
}

export class OpenedHearingAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  hearingId!: string;
}

@ApiTags('grants')
@Controller('v1/grants')
export class OpenHearingController {
  constructor(private readonly openHearing: OpenHearingUseCase) {}

  @ApiOperation({ summary: 'Hear the carrier before a withdrawal or revocation (officer)' })
  @ApiOkResponse({ type: OpenedHearingAnswer })
  @HttpCode(200)
  @Post(':id/hearings')
  async open(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() { act, reason, statementUntil, knownSince, note }: OpenHearingDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedHearingAnswer> {
    const asked = { grantId, act, reason, statementUntil, knownSince, note };
    return answerCommand(reply, await this.openHearing.execute(actor, asked, context));
  }
}
