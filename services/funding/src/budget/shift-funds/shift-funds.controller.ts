import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { budgetYearOf } from '../budget-year-param.js';
import type { PartKey } from '../domain/parts.js';
import { IsCents, IsPart } from '../part-dto.js';
import { ReasonedActDto } from '../reasoned-dto.js';
import { ShiftFundsUseCase } from './shift-funds.js';

export class ShiftFundsDto extends ReasonedActDto {
  @IsPart()
  from!: PartKey;

  @IsPart()
  to!: PartKey;

  @IsCents(1)
  amountCents!: number;
}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class ShiftFundsController {
  constructor(private readonly shiftFunds: ShiftFundsUseCase) {}

  @ApiOperation({ summary: 'Shift free money from one part of a year to another (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':year/shifts')
  async shift(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Body() input: ShiftFundsDto,
    @Command({ changes: 'year', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.shiftFunds.execute(actor, { ...input, year: budgetYearOf(year) }, context));
  }
}
