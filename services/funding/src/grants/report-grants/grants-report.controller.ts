import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  EffectiveOn,
  isInScope,
  ReadQuery,
  RecordedBy,
  requireAccess,
  scopeOf,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { scopesOfGrant } from '../grant-scopes.js';
import { Grants } from '../read-model/grants.js';
import { type GrantsReport, grantsReport } from './grants-report.js';

export class GrantsReportQuery extends ReadQuery {
  @Max(2999)
  @Min(2013)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 2013, maximum: 2999, description: 'Budget year' })
  year!: number;

  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

export class GrantsReportLineAnswer {
  @ApiProperty({ description: 'District, supraDistrict, id of the carrier, or total' })
  key!: string;

  @ApiProperty()
  caption!: string;

  @ApiProperty({ type: 'integer' })
  grants!: number;

  @ApiProperty({ type: 'integer', description: 'Cents approved for the budget year alone' })
  approvedInYearCents!: number;

  @ApiProperty({ type: 'integer', description: 'Cents approved for all years of these grants' })
  approvedInTotalCents!: number;

  @ApiProperty({ type: 'integer' })
  positionsApproved!: number;
}

export class GrantsReportAnswer {
  @ApiProperty({ type: 'integer' })
  year!: number;

  @ApiProperty({ type: GrantsReportLineAnswer })
  total!: GrantsReportLineAnswer;

  @ApiProperty({ type: [GrantsReportLineAnswer] })
  perArea!: readonly GrantsReportLineAnswer[];

  @ApiProperty({ type: [GrantsReportLineAnswer] })
  perCarrier!: readonly GrantsReportLineAnswer[];
}

@ApiTags('reports')
@Controller('v1/reports/grants-per-year')
export class GrantsReportController {
  constructor(private readonly grants: Grants) {}

  @ApiOperation({
    summary: 'Approved for one budget year, and in total, per district and carrier; of what one may see',
  })
  @ApiOkResponse({ type: GrantsReportAnswer })
  @Get()
  async report(@CurrentActor() actor: Actor | undefined, @Query() query: GrantsReportQuery): Promise<GrantsReport> {
    requireAccess(actor, FUNDING_ACCESS.reportGrants);
    const scope = scopeOf(actor, FUNDING_ACCESS.reportGrants);
    await this.grants.awaitLogPosition(query.minLogPosition);
    const { rows, registry, carriersToday } = await this.grants.snapshot({}, query);
    const seen = [...rows.values()].filter(
      ({ state }) =>
        state.application !== undefined &&
        scopesOfGrant(state.application, carriersToday).some((thing) => isInScope(scope, thing)),
    );
    return grantsReport(query.year, seen, registry);
  }
}
