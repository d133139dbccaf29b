import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
  Nested,
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Post, Res } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import type { FastifyReply } from 'fastify';
import { IsLocalDay } from '../../is-local-day.js';
import { OpenSelectionUseCase } from './open-selection.js';

export class SelectionCriterionDto {
  @Matches(/^[a-z][A-Za-z0-9]{0,39}$/, { message: 'key must be a short word in camel case' })
  @ApiProperty({ pattern: '^[a-z][A-Za-z0-9]{0,39}$', description: 'Short word, unique in the call' })
  key!: string;

  @MaxLength(200)
  @MinLength(1)
  @IsString()
  @ApiProperty({ minLength: 1, maxLength: 200 })
  caption!: string;

  @Max(1000)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1000, description: 'Only the ratio of the weights counts' })
  weight!: number;
}

export class OpenSelectionDto {
  @Matches(/^(0[1-9]|1[0-2]|supraDistrict)$/, { message: 'area must be a district key 01 to 12, or supraDistrict' })
  @ApiProperty({ description: 'District key 01 to 12, or supraDistrict' })
  area!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First day of the funding' })
  periodFrom!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First day that is not part of the period any more' })
  periodTo!: string;

  @IsLocalDay()
  @Optional({ format: 'date', description: 'Day of publication; default today' })
  publishedOn?: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'Last day for bids' })
  bidsUntil!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: "Last day for the nominated carrier's application" })
  applicationsUntil!: string;

  @ArrayMaxSize(20)
  @ArrayMinSize(1)
  @IsArray()
  @Nested(() => SelectionCriterionDto, { list: true })
  criteria!: SelectionCriterionDto[];

  @Max(100)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100, description: 'The most points for one criterion' })
  maxPoints!: number;
}

export class OpenedSelectionAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

@ApiTags('carrier selections')
@Controller('v1/carrier-selections')
export class OpenSelectionController {
  constructor(private readonly openSelection: OpenSelectionUseCase) {}

  @ApiOperation({ summary: 'Call for bids of carriers (district; officer for supra-district projects)' })
  @ApiCreatedResponse({ type: OpenedSelectionAnswer })
  @Post()
  async open(
    @CurrentActor() actor: Actor | undefined,
    @Body() {
      area,
      periodFrom,
      periodTo,
      publishedOn,
      bidsUntil,
      applicationsUntil,
      criteria,
      maxPoints,
    }: OpenSelectionDto,
    @Command() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedSelectionAnswer> {
    const period = { from: periodFrom, to: periodTo };
    const answer = await this.openSelection.execute(
      actor,
      { area, period, publishedOn, bidsUntil, applicationsUntil, criteria, maxPoints },
      context,
    );
    reply.header('Location', `/v1/carrier-selections/${answer.id}`);
    return answerCommand(reply, answer);
  }
}
