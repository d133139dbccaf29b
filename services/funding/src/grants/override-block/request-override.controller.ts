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
import { ReasonedDto } from '../reasoned-dto.js';
import { RequestOverrideUseCase } from './request-override.js';

export class RequestOverrideDto extends ReasonedDto {
  @IsIn(BLOCKS)
  @ApiProperty({ enum: BLOCKS })
  block!: Block;
}

@ApiTags('grants')
@Controller('v1/grants')
export class RequestOverrideController {
  constructor(private readonly requestOverride: RequestOverrideUseCase) {}

  @ApiOperation({ summary: 'Ask to override a block (officer); a second person countersigns' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/overrides')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: RequestOverrideDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.requestOverride.execute(
        actor,
        { grantId, block: body.block, reason: body.reason, note: body.note },
        context,
      ),
    );
  }
}
