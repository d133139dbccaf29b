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
  Nested,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MAX_AMOUNT_CENTS, MAX_COST_LINES } from '../domain/plan/plan-faults.js';
import { NotedDto } from '../reasoned-dto.js';
import { ReviewApplicationUseCase } from './review-application.js';

export class ReviewedLineDto {
  @MaxLength(36)
  @IsString()
  @ApiProperty({ maxLength: 36 })
  lineId!: string;

  @IsBoolean()
  @ApiProperty()
  necessary!: boolean;

  @Max(MAX_AMOUNT_CENTS)
  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_AMOUNT_CENTS, description: 'Cents; 0 if not necessary' })
  adequateCents!: number;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ maxLength: 100, description: 'Code from the catalogue reviewLine; GET /v1/reasons lists them' })
  reason!: string;
}

export class ReviewDto extends NotedDto {
  @Max(1_000)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000, description: 'The version that was reviewed' })
  version!: number;

  @ArrayMaxSize(MAX_COST_LINES)
  @IsArray()
  @Nested(() => ReviewedLineDto, { list: true })
  lines!: ReviewedLineDto[];
}

@ApiTags('grants')
@Controller('v1/grants')
export class ReviewApplicationController {
  constructor(private readonly reviewApplication: ReviewApplicationUseCase) {}

  @ApiOperation({ summary: 'Review necessity and adequacy of every budget line (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/review')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: ReviewDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.reviewApplication.execute(
        actor,
        {
          grantId,
          version: body.version,
          lines: body.lines.map(({ lineId, necessary, adequateCents, reason }) => ({
            lineId,
            necessary,
            adequateCents,
            reason,
          })),
          note: body.note,
        },
        context,
      ),
    );
  }
}
