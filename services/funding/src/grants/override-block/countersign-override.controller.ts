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
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { BLOCKS } from '../block-remedies.js';
import type { Block } from '../domain/events.js';
import { CountersignOverrideUseCase } from './countersign-override.js';

export class CountersignOverrideDto {
  @IsIn(BLOCKS)
  @ApiProperty({ enum: BLOCKS })
  block!: Block;
}

@ApiTags('grants')
@Controller('v1/grants')
export class CountersignOverrideController {
  constructor(private readonly countersignOverride: CountersignOverrideUseCase) {}

  @ApiOperation({ summary: 'Countersign the override of a block (approver)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/overrides/countersignature')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: CountersignOverrideDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.countersignOverride.execute(actor, { grantId, block: body.block }, context));
  }
}
