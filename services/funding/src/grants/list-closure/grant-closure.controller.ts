import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  ReadQuery,
  RecordedBy,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { BLOCKS } from '../block-remedies.js';
import { ReadableGrants } from '../read-model/readable-grants.js';
import { type GrantClosure, grantClosure } from './grant-closure.js';

export class ClosureQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

export class ClosureStreamAnswer {
  @ApiProperty()
  stream!: string;

  @ApiProperty({ enum: ['grant', 'carrier', 'selection', 'copiedFrom'] })
  why!: string;
}

export class ClosureEventAnswer {
  @ApiProperty()
  stream!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  revision!: number;

  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  type!: string;

  @ApiProperty({ enum: ['charge', 'appropriation', 'formula'] })
  why!: string;
}

export class ClosureOverrideAnswer {
  @ApiProperty({ enum: BLOCKS })
  block!: string;

  @ApiProperty({ format: 'date' })
  requestedOn!: string;

  @ApiProperty({ required: false, format: 'date' })
  countersignedOn?: string;
}

export class ClosurePersonAnswer {
  @ApiProperty({ description: 'Opaque reference' })
  actor!: string;

  @ApiProperty({ format: 'date', description: 'Berlin day on which the act was recorded' })
  on!: string;
}

/** References to everything that belongs to a grant. */
export class GrantClosureAnswer {
  @ApiProperty({ type: [ClosureStreamAnswer], description: 'Streams that belong to it as a whole' })
  streams!: readonly ClosureStreamAnswer[];

  @ApiProperty({ type: [ClosureEventAnswer], description: 'Single events of the budget years it was charged to' })
  events!: readonly ClosureEventAnswer[];

  @ApiProperty({ type: [String] })
  ruleSets!: readonly string[];

  @ApiProperty({ type: [String], description: 'SHA-256 of attachments and notices' })
  documents!: readonly string[];

  @ApiProperty({ type: [ClosureOverrideAnswer] })
  overrides!: readonly ClosureOverrideAnswer[];

  @ApiProperty({ type: [ClosurePersonAnswer], description: 'Their rights of those days belong to the closure' })
  persons!: readonly ClosurePersonAnswer[];

  @ApiProperty({ format: 'uuid', description: 'Grant id under which staffing keeps positions and people' })
  positionsOfGrant!: string;
}

@ApiTags('grants')
@Controller('v1/grants')
export class GrantClosureController {
  constructor(
    private readonly grants: ReadableGrants,
    private readonly ports: FundingPorts,
  ) {}

  @ApiOperation({ summary: 'Everything that belongs to one grant, by reference' })
  @ApiOkResponse({ type: GrantClosureAnswer })
  @Get(':id/closure')
  async closure(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: ClosureQuery,
  ): Promise<GrantClosure> {
    const { row, registry } = await this.grants.read(actor, FUNDING_ACCESS.listGrantClosure, id, query);
    return grantClosure(this.ports.eventStore, id, row, registry, query.recordedBy);
  }
}
