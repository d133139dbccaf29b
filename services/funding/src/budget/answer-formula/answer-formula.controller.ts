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
import { budgetYearOf } from '../budget-year-param.js';
import type { DistrictStand } from '../domain/events.js';
import type { DistrictKey } from '../domain/parts.js';
import { IsDistrict } from '../part-dto.js';
import { NotedActDto } from '../reasoned-dto.js';
import { AnswerFormulaUseCase } from './answer-formula.js';

export class AnswerFormulaDto extends NotedActDto {
  @IsDistrict()
  district!: DistrictKey;

  @IsIn(['statement', 'consent', 'dissent'])
  @ApiProperty({ enum: ['statement', 'consent', 'dissent'] })
  stand!: DistrictStand;
}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class AnswerFormulaController {
  constructor(private readonly answerFormula: AnswerFormulaUseCase) {}

  @ApiOperation({ summary: 'Answer a formula for a district: statement, consent or dissent (district)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':year/formulas/:id/statements')
  async answer(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Param('id') formulaId: string,
    @Body() input: AnswerFormulaDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.answerFormula.execute(actor, { ...input, year: budgetYearOf(year), formulaId }, context),
    );
  }
}
