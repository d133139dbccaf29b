import type { LocalDate } from '@lotsenbuch/kernel';
import { ApiOkResponse, ApiOperation, ApiTags, EffectiveOn, ReadQuery, RecordedBy } from '@lotsenbuch/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { PublishedGrantsReader } from '../read-model/published-grants-reader.js';
import { RegisterYear } from '../register-year.js';
import { PublishedGrantsReport } from './published-grants-report.js';
import { PublishedGrantsReportAnswer } from './report-answer.js';

export class ReportQuery extends ReadQuery {
  @RegisterYear()
  year!: number;

  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

/** Public figures: no login. */
@ApiTags('reports')
@Controller('v1/reports/published-grants')
export class PublishedGrantsReportController {
  constructor(
    private readonly reader: PublishedGrantsReader,
    private readonly report: PublishedGrantsReport,
  ) {}

  @ApiOperation({ summary: 'Totals of one register year; a year without records has zeros' })
  @ApiOkResponse({ type: PublishedGrantsReportAnswer })
  @Get()
  async ofYear(@Query() query: ReportQuery): Promise<PublishedGrantsReportAnswer> {
    await this.reader.awaitLogPosition(query.minLogPosition);
    return this.report.ofYear(query.year, query);
  }
}
