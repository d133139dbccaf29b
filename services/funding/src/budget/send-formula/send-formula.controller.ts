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
import type { FastifyReply } from 'fastify';
import { IsLocalDay } from '../../is-local-day.js';
import { budgetYearOf } from '../budget-year-param.js';
import { SendFormulaUseCase } from './send-formula.js';

export class SendFormulaDto {
  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'Last Berlin day on which a district may answer' })
  answerBy!: string;
}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class SendFormulaController {
  constructor(private readonly sendFormula: SendFormulaUseCase) {}

  @ApiOperation({ summary: 'Send a draft to the twelve districts (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':year/formulas/:id/send')
  async send(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Param('id') formulaId: string,
    @Body() input: SendFormulaDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.sendFormula.execute(actor, { ...input, year: budgetYearOf(year), formulaId }, context),
    );
  }
}
