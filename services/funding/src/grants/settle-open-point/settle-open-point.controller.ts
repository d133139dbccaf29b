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
import { ReasonedDto } from '../reasoned-dto.js';
import { SettleOpenPointUseCase } from './settle-open-point.js';

/** A block that can only be overridden, or that consent prevents, is no open point. */
const OPEN_POINTS = ['noTransparencyRegisterEntry', 'applicationLate', 'notNominated'] as const;

export class SettleOpenPointDto extends ReasonedDto {
  @IsIn(OPEN_POINTS)
  @ApiProperty({ enum: OPEN_POINTS })
  block!: (typeof OPEN_POINTS)[number];
}

@ApiTags('grants')
@Controller('v1/grants')
export class SettleOpenPointController {
  constructor(private readonly settleOpenPoint: SettleOpenPointUseCase) {}

  @ApiOperation({ summary: 'Settle an open point (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/open-points')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: SettleOpenPointDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.settleOpenPoint.execute(
        actor,
        { grantId, block: body.block, reason: body.reason, note: body.note },
        context,
      ),
    );
  }
}
