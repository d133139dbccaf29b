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
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DecideReviewUseCase } from './decide-review.js';

export class DecideReviewDto {
  @IsIn(['include', 'exclude'])
  @ApiProperty({ enum: ['include', 'exclude'], description: 'Does it belong to the programme?' })
  decision!: 'include' | 'exclude';

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from reviewInclude or reviewExclude; GET /v1/reasons lists them' })
  reason!: string;
}

@ApiTags('review')
@Controller('v1/published-grants')
export class DecideReviewController {
  constructor(private readonly decideReview: DecideReviewUseCase) {}

  @ApiOperation({ summary: 'Decide whether a record in review belongs to the programme (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/review-decision')
  async decide(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') recordId: string,
    @Body() { decision, reason }: DecideReviewDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.decideReview.execute(actor, { recordId, decision, reason }, context));
  }
}
