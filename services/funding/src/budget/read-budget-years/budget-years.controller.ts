import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  keysetPage,
  PageQuery,
  ReadQuery,
  RecordedBy,
  requireAccess,
  scopeOf,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { budgetYearOf, LAST_YEAR, unknownYear } from '../budget-year-param.js';
import { Budget } from '../read-model/budget.js';
import { BudgetYearAnswer, BudgetYearSummaryAnswer, budgetYearAnswer, summaryAnswer } from './budget-year-answer.js';

export class BudgetYearsQuery extends PageQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

export class BudgetYearQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

const COLUMNS: readonly CsvColumn<BudgetYearSummaryAnswer>[] = [
  { name: 'year', value: ({ year }) => year },
  { name: 'stage', value: ({ stage }) => stage },
  { name: 'chapter', value: ({ address }) => address.chapter },
  { name: 'title', value: ({ address }) => address.title },
  { name: 'part', value: ({ address }) => address.part },
  { name: 'effectiveOn', value: ({ effectiveOn }) => effectiveOn },
  { name: 'totalCents', value: ({ totalCents }) => totalCents },
  { name: 'example', value: ({ allotmentsFrom }) => allotmentsFrom?.example },
];

@ApiTags('budget years')
@Controller('v1/budget-years')
export class BudgetYearsController {
  constructor(private readonly budget: Budget) {}

  @ApiOperation({ summary: 'Budget years, the latest first' })
  @ApiList(BudgetYearSummaryAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: BudgetYearsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, FUNDING_ACCESS.listBudgetYears);
    return answerList(request, reply, query, {
      name: 'budget-years',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.budget.awaitLogPosition(query.minLogPosition);
        const years = (await this.budget.years(query)).map(summaryAnswer);
        const latestFirst = ({ year }: BudgetYearSummaryAnswer) => ({
          order: String(LAST_YEAR - year).padStart(2, '0'),
          id: String(year),
        });
        return keysetPage(years, latestFirst, limit, cursor);
      },
    });
  }

  @ApiOperation({ summary: 'One budget year with its parts; a district sees the totals and its own part' })
  @ApiOkResponse({ type: BudgetYearAnswer })
  @Get(':year')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') segment: string,
    @Query() query: BudgetYearQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BudgetYearAnswer> {
    const scope = scopeOf(actor, FUNDING_ACCESS.readBudgetYear);
    const year = budgetYearOf(segment);
    await this.budget.awaitLogPosition(query.minLogPosition);
    const view = await this.budget.view(year, query);
    if (view === undefined) throw unknownYear(year);
    setEntityTag(reply, view.year.revision);
    return budgetYearAnswer(view, scope);
  }
}
