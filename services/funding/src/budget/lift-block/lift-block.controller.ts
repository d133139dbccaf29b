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
import { ReasonedActDto } from '../reasoned-dto.js';
import { LiftBlockUseCase } from './lift-block.js';

export class LiftBlockDto extends ReasonedActDto {}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class LiftBlockController {
  constructor(private readonly liftBlock: LiftBlockUseCase) {}

  @ApiOperation({ summary: 'Lift a block as a whole (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':year/blocks/:id/lift')
  async lift(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Param('id') blockId: string,
    @Body() input: LiftBlockDto,
    @Command({ changes: 'year', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.liftBlock.execute(actor, { ...input, year: budgetYearOf(year), blockId }, context),
    );
  }
}
