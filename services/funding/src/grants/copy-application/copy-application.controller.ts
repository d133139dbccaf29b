import { deriveUuid } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  PROBLEMS,
  ReadQuery,
  RecordedBy,
  refusal,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { IsLocalDay } from '../../is-local-day.js';
import { periodFaults } from '../domain/application/application-faults.js';
import { copyOfApplication } from '../domain/application/copy-application.js';
import { ApplicationDto } from '../plan-dto/application-dto.js';
import { ReadableGrants } from '../read-model/readable-grants.js';

export class CopyQuery extends ReadQuery {
  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First Berlin day of the new period' })
  from!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First Berlin day after the new period' })
  to!: string;

  @RecordedBy()
  recordedBy?: LocalDate;
}

@ApiTags('grants')
@Controller('v1/grants')
export class CopyApplicationController {
  constructor(private readonly grants: ReadableGrants) {}

  @ApiOperation({ summary: 'An application filled in from this one, for another period; nothing is recorded' })
  @ApiOkResponse({ type: ApplicationDto })
  @Get(':id/copy')
  async copy(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: CopyQuery,
  ): Promise<object> {
    const { row, registry } = await this.grants.read(actor, FUNDING_ACCESS.copyApplication, id, query);
    const { application } = row.state;
    if (application === undefined) throw new Error(`grant ${id} has no application`);
    // Nobody applies for a merged carrier any more.
    const carrierId = registry.resolve(application.carrierId)?.id ?? application.carrierId;
    const { from, to } = query;
    const faults = periodFaults({ from, to });
    if (faults.length > 0) {
      const text = { en: 'This is no funding period.', de: 'Das ist kein Bewilligungszeitraum.' };
      throw refusal(PROBLEMS.validation, text, { errors: faults });
    }
    return copyOfApplication(id, { ...application, carrierId }, { from, to }, (lineId) =>
      deriveUuid('copiedLine', id, from, lineId),
    );
  }
}
