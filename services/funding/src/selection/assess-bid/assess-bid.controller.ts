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
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsInt, IsString, IsUUID, MaxLength, Min, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MAX_NOTE_LENGTH } from '../../notes/seal-note.js';
import { AssessBidUseCase } from './assess-bid.js';

export class PointsDto {
  @MaxLength(40)
  @IsString()
  @ApiProperty({ description: 'Key of the criterion' })
  criterion!: string;

  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, description: 'At most what the call gives for one criterion' })
  points!: number;
}

export class AssessBidDto {
  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  bidId!: string;

  @ArrayMaxSize(20)
  @IsArray()
  @Nested(() => PointsDto, { list: true })
  points!: PointsDto[];

  @MaxLength(MAX_NOTE_LENGTH)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: MAX_NOTE_LENGTH, description: 'Goes to the vault' })
  note?: string;
}

@ApiTags('carrier selections')
@Controller('v1/carrier-selections')
export class AssessBidController {
  constructor(private readonly useCase: AssessBidUseCase) {}

  @ApiOperation({ summary: 'Give a bid its points (district; officer for supra-district projects)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/assessments')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') selectionId: string,
    @Body() body: AssessBidDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { bidId, points, note } = body;
    const input = { selectionId, bidId, points, note };
    return answerCommand(reply, await this.useCase.execute(actor, input, context));
  }
}
