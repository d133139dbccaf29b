import { addMonths, germanDay, localDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  Optional,
  PROBLEMS,
  refusal,
  scopeOf,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { PART_OF_MONTH_RULES, type PartOfMonthRule } from '../../domain/part-of-month.js';
import { twoDecimals } from '../../domain/rounding.js';
import { vacantMonths } from '../../positions/domain/vacancy.js';
import { placedPositions } from '../../positions/placed-positions.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingRegister } from '../../staffing-register.js';
import { Day } from '../../validation/fields.js';
import { KnownQuery } from '../../validation/known-query.js';

/** A report over more than three years would be a report over other decisions. */
const MAX_MONTHS = 36;

export class VacanciesReportQuery extends KnownQuery {
  @Day('First Berlin day')
  from!: string;

  @Day('First Berlin day after the report; at most 36 months later')
  to!: string;

  @IsIn(PART_OF_MONTH_RULES)
  @Optional({
    enum: PART_OF_MONTH_RULES,
    default: 'calendarDays',
    description: 'How the rule set counts a part of a month',
  })
  partOfMonth: PartOfMonthRule = 'calendarDays';
}

export class VacancyAnswer {
  @ApiProperty({ format: 'uuid' })
  positionId!: string;

  @ApiProperty()
  district!: string;

  @ApiProperty()
  carrierId!: string;

  @ApiProperty()
  carrier!: string;

  @ApiProperty()
  fundingProgramme!: string;

  @ApiProperty({ required: false })
  grantId?: string;

  @ApiProperty({ example: '2026-01' })
  month!: string;

  @ApiProperty({ example: '31.00', description: 'Days of the whole position' })
  vacantDays!: string;

  @ApiProperty({ type: 'integer', description: 'Planned staff cost that nobody was paid: it flows back' })
  unspentCents!: number;
}

export class VacanciesReportAnswer {
  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  to!: string;

  @ApiProperty({ required: false, format: 'date' })
  recordedBy?: string;

  @ApiProperty({ enum: PART_OF_MONTH_RULES })
  partOfMonth!: string;

  @ApiProperty({ type: [VacancyAnswer], description: 'Per position and month' })
  vacancies!: readonly VacancyAnswer[];

  @ApiProperty({ type: 'integer' })
  unspentCents!: number;
}

@ApiTags('reports')
@Controller('v1/reports/vacancies')
export class VacanciesReportController {
  constructor(private readonly register: StaffingRegister) {}

  @ApiOperation({ summary: 'Vacant positions and their unspent cost by month' })
  @ApiOkResponse({ type: VacanciesReportAnswer })
  @Get()
  async report(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: VacanciesReportQuery,
  ): Promise<VacanciesReportAnswer> {
    const scope = scopeOf(actor, STAFFING_ACCESS.reportVacancies);
    const { recordedBy, partOfMonth } = query;
    const [from, to] = [localDate(query.from), localDate(query.to)];
    if (to <= from || to > addMonths(from, MAX_MONTHS)) {
      throw refusal(
        PROBLEMS.validation,
        { en: 'The report has no days, or too many.', de: 'Der Bericht umfasst keinen Tag oder zu viele.' },
        {
          errors: [
            {
              field: 'to',
              expected: `a day after ${from}, at most ${MAX_MONTHS} months later`,
              german: `ein Tag nach dem ${germanDay(from)}, höchstens ${MAX_MONTHS} Monate später`,
              found: to,
            },
          ],
        },
      );
    }
    const { positions } = await placedPositions(await this.register.at(query), from, scope);
    const vacancies = positions
      .flatMap(({ id, state, project, carrierId, carrierName }) =>
        vacantMonths(state, from, to, partOfMonth).map(({ month, vacantDays, unspentCents }) => ({
          positionId: id,
          district: project.place,
          carrierId,
          carrier: carrierName,
          fundingProgramme: state.fundingProgramme,
          ...(state.grantId !== undefined && { grantId: state.grantId }),
          month,
          vacantDays: twoDecimals(vacantDays),
          unspentCents,
        })),
      )
      .toSorted((a, b) => (`${a.month} ${a.positionId}` < `${b.month} ${b.positionId}` ? -1 : 1));
    return {
      from,
      to,
      ...(recordedBy !== undefined && { recordedBy }),
      partOfMonth,
      vacancies,
      unspentCents: vacancies.reduce((sum, { unspentCents }) => sum + unspentCents, 0),
    };
  }
}
