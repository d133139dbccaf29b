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
  scopeOf,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { openNotes } from '../../notes/open-notes.js';
import { budgetYearOf, unknownYear } from '../budget-year-param.js';
import { computeShares } from '../domain/formula/allocation-methods.js';
import { inputHashOf } from '../draft-formula/draft-formula.js';
import { formulaProblem } from '../formula-problems.js';
import { Budget } from '../read-model/budget.js';
import {
  FormulaAnswer,
  FormulaDetailAnswer,
  formulaAnswer,
  notesFor,
  sameShares,
  seesFormula,
} from './formula-answer.js';

export class FormulasQuery extends PageQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

export class FormulaQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

const COLUMNS: readonly CsvColumn<FormulaAnswer>[] = [
  { name: 'formulaId', value: ({ formulaId }) => formulaId },
  { name: 'year', value: ({ year }) => year },
  { name: 'version', value: ({ version }) => version },
  { name: 'status', value: ({ status }) => status },
  { name: 'example', value: ({ example }) => example },
  { name: 'amountCents', value: ({ amountCents }) => amountCents },
  { name: 'positions', value: ({ positions }) => positions },
  { name: 'criteria', value: ({ criteria }) => criteria.map(({ name }) => name).join('; ') },
  { name: 'inputHash', value: ({ inputHash }) => inputHash },
];

/** Whose work includes the notes of districts and officers. */
const READS_NOTES = ['officer', 'approver', 'district'];

const readsNotes = (actor: Actor | undefined): boolean =>
  actor?.rights.some(({ role }) => READS_NOTES.includes(role)) ?? false;

@ApiTags('budget years')
@Controller('v1/budget-years')
export class FormulasController {
  constructor(
    private readonly budget: Budget,
    private readonly ports: FundingPorts,
  ) {}

  @ApiOperation({ summary: 'Allocation formulas of a year by version; a district sees those that were sent to it' })
  @ApiList(FormulaAnswer)
  @Get(':year/formulas')
  list(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') segment: string,
    @Query() query: FormulasQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const scope = scopeOf(actor, FUNDING_ACCESS.listFormulas);
    const year = budgetYearOf(segment);
    return answerList(request, reply, query, {
      name: `allocation-formulas-${year}`,
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.budget.awaitLogPosition(query.minLogPosition);
        if ((await this.budget.year(year, query)) === undefined) throw unknownYear(year);
        const rows = (await this.budget.formulas(year, query)).filter((row) => seesFormula(scope, row));
        const page = keysetPage(rows, byVersion, limit, cursor);
        const noteOf = await openNotes(
          this.ports.vault,
          page.items.flatMap((row) => notesFor(scope, row)),
          readsNotes(actor),
        );
        return { ...page, items: page.items.map((row) => formulaAnswer(row, scope, noteOf)) };
      },
    });
  }

  @ApiOperation({ summary: 'One allocation formula, recomputed from what was pinned with it' })
  @ApiOkResponse({ type: FormulaDetailAnswer })
  @Get(':year/formulas/:id')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') segment: string,
    @Param('id') formulaId: string,
    @Query() query: FormulaQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FormulaDetailAnswer> {
    const scope = scopeOf(actor, FUNDING_ACCESS.readFormula);
    const year = budgetYearOf(segment);
    await this.budget.awaitLogPosition(query.minLogPosition);
    const row = await this.budget.formula(year, formulaId, query);
    if (row === undefined || !seesFormula(scope, row)) throw formulaProblem({ kind: 'formulaUnknown', formulaId });
    const noteOf = await openNotes(this.ports.vault, notesFor(scope, row), readsNotes(actor));
    const recomputed = { shares: computeShares(row.input), inputHash: inputHashOf(row.input) };
    const matches = sameShares(recomputed.shares, row.shares) && recomputed.inputHash === row.inputHash;
    setEntityTag(reply, row.revision);
    return { ...formulaAnswer(row, scope, noteOf), recomputed: { ...recomputed, matches } };
  }
}

const byVersion = ({ version, formulaId }: { readonly version: number; readonly formulaId: string }) => ({
  order: String(version).padStart(6, '0'),
  id: formulaId,
});
