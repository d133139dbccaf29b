import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  isInScope,
  scopeOf,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { DISTRICTS } from '../../domain/place.js';
import { HEADCOUNT_KINDS, type HeadcountKind } from '../../headcounts/domain/events.js';
import { differingTotals } from '../../headcounts/domain/headcount-day.js';
import { TotalDiffersAnswer } from '../../headcounts/import-headcounts/import-headcounts.controller.js';
import { type PlacedPosition, placedPositions } from '../../positions/placed-positions.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingRegister } from '../../staffing-register.js';
import { Day } from '../../validation/fields.js';
import { KnownQuery } from '../../validation/known-query.js';
import { staffingFigures } from '../staffing-figures.js';

export class HeadcountComparisonQuery extends KnownQuery {
  @Day('Berlin day; the last reporting day up to it is compared')
  on!: string;
}

export class ComparedHeadcountAnswer {
  @ApiProperty()
  district!: string;

  @ApiProperty({ enum: HEADCOUNT_KINDS })
  kind!: string;

  @ApiProperty({ type: 'integer' })
  published!: number;

  @ApiProperty({ type: 'integer', description: 'People in positions on the reporting day, as recorded here' })
  recorded!: number;

  @ApiProperty({ type: 'integer', description: 'Recorded minus published' })
  difference!: number;
}

export class HeadcountComparisonAnswer {
  @ApiProperty({ required: false, format: 'date', description: 'Absent: nothing was published up to that day' })
  reportingDay?: string;

  @ApiProperty({ type: [ComparedHeadcountAnswer] })
  rows!: readonly ComparedHeadcountAnswer[];

  @ApiProperty({ type: [TotalDiffersAnswer], description: 'Published totals that are not the sum of their districts' })
  openPoints!: readonly TotalDiffersAnswer[];
}

const isOfKind = ({ state }: PlacedPosition, kind: HeadcountKind): boolean =>
  kind === 'all' || state.fundingProgramme === kind;

@ApiTags('reports')
@Controller('v1/reports/headcount-comparison')
export class HeadcountComparisonController {
  constructor(private readonly register: StaffingRegister) {}

  @ApiOperation({ summary: 'Published headcounts beside what is recorded in positions' })
  @ApiOkResponse({ type: HeadcountComparisonAnswer })
  @Get()
  async compare(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: HeadcountComparisonQuery,
  ): Promise<HeadcountComparisonAnswer> {
    const scope = scopeOf(actor, STAFFING_ACCESS.compareHeadcounts);
    const snapshot = await this.register.at(query);
    const days = [...(await snapshot.headcounts())].filter(([day]) => day <= query.on);
    const [reportingDay, day] = days.toSorted(([a], [b]) => (a < b ? -1 : 1)).at(-1) ?? [];
    if (reportingDay === undefined || day === undefined) return { rows: [], openPoints: [] };
    const { positions } = await placedPositions(snapshot, reportingDay, scope);
    const rows = DISTRICTS.filter((district) => isInScope(scope, { district })).flatMap((district) =>
      day.state.figures
        .filter((figure) => figure.district === district)
        .map(({ kind, count }) => {
          const there = positions.filter((placed) => placed.project.place === district && isOfKind(placed, kind));
          const recorded = staffingFigures(there, reportingDay).headcount;
          return { district, kind, published: count, recorded, difference: recorded - count };
        }),
    );
    return { reportingDay, rows, openPoints: differingTotals(day.state) };
  }
}
