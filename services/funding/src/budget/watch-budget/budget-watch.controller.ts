import { Readable } from 'node:stream';
import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerList,
  CurrentActor,
  isInScope,
  Optional,
  PROBLEMS,
  ReadQuery,
  RecordedBy,
  refusal,
  schemaPath,
  scopeOf,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FIRST_YEAR, LAST_YEAR, unknownYear } from '../budget-year-param.js';
import { DISTRICT_KEYS, type DistrictKey } from '../domain/parts.js';
import { Budget } from '../read-model/budget.js';
import { BudgetWatchAnswer, budgetWatchAnswer, WATCH_COLUMNS, watchLines } from './budget-watch-answer.js';

export class BudgetWatchQuery extends ReadQuery {
  @Max(LAST_YEAR)
  @Min(FIRST_YEAR)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR })
  year!: number;

  @IsIn(DISTRICT_KEYS)
  @Optional({ enum: [...DISTRICT_KEYS], description: 'Only the part of this district' })
  district?: DistrictKey;

  @RecordedBy()
  recordedBy?: LocalDate;

  @IsIn(['json', 'csv'])
  @Optional({ enum: ['json', 'csv'], description: 'csv: one row for each line, in one file for a spreadsheet' })
  format?: 'json' | 'csv';
}

@ApiTags('reports')
@ApiExtraModels(BudgetWatchAnswer)
@Controller('v1/reports/budget-watch')
export class BudgetWatchController {
  constructor(private readonly budget: Budget) {}

  @ApiOperation({ summary: 'Free funds by part and what they consist of; a district sees its own part and the totals' })
  @ApiOkResponse({
    description: 'The report; as CSV its lines',
    content: {
      'application/json': { schema: { $ref: schemaPath(BudgetWatchAnswer) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  @Get()
  async watch(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: BudgetWatchQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BudgetWatchAnswer | Readable> {
    const scope = scopeOf(actor, FUNDING_ACCESS.watchBudget);
    const { year, district, format } = query;
    if (district !== undefined && !isInScope(scope, { district })) {
      throw refusal(PROBLEMS.forbidden, {
        en: `The actor reads other districts than ${district}. GET /v1/me lists them.`,
        de: `Den Bezirk ${district} sehen Sie nicht ein: Ihre Rolle gilt für einen anderen.`,
      });
    }
    await this.budget.awaitLogPosition(query.minLogPosition);
    const view = await this.budget.view(year, query);
    if (view === undefined) throw unknownYear(year);
    const answer = budgetWatchAnswer(view, scope, district);
    const all = { limit: 1, ...(format !== undefined && { format }) };
    const lines = await answerList(request, reply, all, {
      name: `budget-watch-${year}`,
      columns: WATCH_COLUMNS,
      page: async () => ({ items: watchLines(answer) }),
    });
    return lines instanceof Readable ? lines : answer;
  }
}
