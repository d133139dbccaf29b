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
import { DecideFormulaUseCase } from './decide-formula.js';

export class DecideFormulaDto extends ReasonedActDto {}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class DecideFormulaController {
  constructor(private readonly decideFormula: DecideFormulaUseCase) {}

  @ApiOperation({ summary: 'Set the allotments as a formula gives them (approver, not who drafted it)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':year/formulas/:id/decision')
  async decide(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Param('id') formulaId: string,
    @Body() input: DecideFormulaDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.decideFormula.execute(actor, { ...input, year: budgetYearOf(year), formulaId }, context),
    );
  }
}
