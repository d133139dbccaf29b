import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { ErasureCommandAnswer } from '../erasure-answer.js';
import { RefuseErasureUseCase } from './refuse-erasure.js';

export class RefuseErasureDto {
  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue erasureRefusal; GET /v1/reasons lists them' })
  reason!: string;
}

@ApiTags('erasures')
@Controller('v1/erasures')
export class RefuseErasureController {
  constructor(private readonly refuseErasure: RefuseErasureUseCase) {}

  @ApiOperation({ summary: 'Refuse an erasure (approver)' })
  @ApiOkResponse({ type: ErasureCommandAnswer })
  @HttpCode(200)
  @Post(':id/refuse')
  async refuse(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Body() { reason }: RefuseErasureDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureCommandAnswer> {
    return answerCommand(reply, await this.refuseErasure.execute(actor, { id, reason }, context));
  }
}
