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
import { IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MergeCarriersUseCase } from './merge-carriers.js';

export class MergeCarriersDto {
  @IsUUID()
  @ApiProperty({ format: 'uuid', description: 'Id of the carrier it is read as from now on' })
  into!: string;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue carrierMerge; GET /v1/reasons lists them' })
  reason!: string;
}

@ApiTags('carriers')
@Controller('v1/carriers')
export class MergeCarriersController {
  constructor(private readonly mergeCarriers: MergeCarriersUseCase) {}

  @ApiOperation({ summary: 'Merge this carrier into another (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/merge')
  async merge(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') losing: string,
    @Body() { into, reason }: MergeCarriersDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.mergeCarriers.execute(actor, { losing, into, reason }, context));
  }
}
