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
import { DraftFormulaUseCase } from './draft-formula.js';
import { DraftFormulaDto, draftOf } from './draft-formula-dto.js';

export class DraftedFormulaAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  formulaId!: string;
}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class DraftFormulaController {
  constructor(private readonly draftFormula: DraftFormulaUseCase) {}

  @ApiOperation({ summary: 'Draft an allocation formula; another draft is another version (officer)' })
  @ApiCreatedResponse({ type: DraftedFormulaAnswer })
  @Post(':year/formulas')
  async draft(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Body() input: DraftFormulaDto,
    @Command({ changes: 'year', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftedFormulaAnswer> {
    return answerCommand(reply, await this.draftFormula.execute(actor, draftOf(budgetYearOf(year), input), context));
  }
}
