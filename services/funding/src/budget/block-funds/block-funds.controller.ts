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
} from '@lotsenbuch/service-kit';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { budgetYearOf } from '../budget-year-param.js';
import type { PartKey } from '../domain/parts.js';
import { IsCents, IsPart } from '../part-dto.js';
import { ReasonedActDto } from '../reasoned-dto.js';
import { BlockFundsUseCase } from './block-funds.js';

export class BlockFundsDto extends ReasonedActDto {
  @IsPart()
  part!: PartKey;

  @IsCents(1)
  amountCents!: number;
}

export class BlockedFundsAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  blockId!: string;
}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class BlockFundsController {
  constructor(private readonly blockFunds: BlockFundsUseCase) {}

  @ApiOperation({ summary: 'Block free money of a part (officer)' })
  @ApiCreatedResponse({ type: BlockedFundsAnswer })
  @Post(':year/blocks')
  async block(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Body() input: BlockFundsDto,
    @Command({ changes: 'year', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BlockedFundsAnswer> {
    return answerCommand(reply, await this.blockFunds.execute(actor, { ...input, year: budgetYearOf(year) }, context));
  }
}
