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
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { IsIn, IsUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { budgetYearOf } from '../budget-year-param.js';
import type { DistrictKey } from '../domain/parts.js';
import { IsCents, IsDistrict } from '../part-dto.js';
import { NotedActDto } from '../reasoned-dto.js';
import { RecordContributionUseCase } from './record-contribution.js';

export class RecordContributionDto extends NotedActDto {
  @IsDistrict()
  district!: DistrictKey;

  @IsCents(1)
  amountCents!: number;

  @IsIn(['transferred', 'direct'])
  @ApiProperty({
    enum: ['transferred', 'direct'],
    description:
      "transferred: to the Senate's title, raises what may be approved; direct: to the carrier, is income in its plan",
  })
  way!: 'transferred' | 'direct';

  @IsUUID()
  @Optional({ format: 'uuid', description: 'Exactly with way direct: the carrier that gets it' })
  carrierId?: string;
}

export class RecordedContributionAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  contributionId!: string;
}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class RecordContributionController {
  constructor(private readonly recordContribution: RecordContributionUseCase) {}

  @ApiOperation({ summary: "Record a district's own money (officer)" })
  @ApiCreatedResponse({ type: RecordedContributionAnswer })
  @Post(':year/contributions')
  async record(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Body() input: RecordContributionDto,
    @Command({ changes: 'year', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedContributionAnswer> {
    return answerCommand(
      reply,
      await this.recordContribution.execute(actor, { ...input, year: budgetYearOf(year) }, context),
    );
  }
}
