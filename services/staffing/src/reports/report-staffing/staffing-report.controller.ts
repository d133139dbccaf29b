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
import { IsIn } from 'class-validator';
import { exactly, twoDecimals } from '../../domain/rounding.js';
import { overApproved } from '../../grant-places/domain/grant-places.js';
import { type PlacedPosition, placedPositions } from '../../positions/placed-positions.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingRegister } from '../../staffing-register.js';
import { Day } from '../../validation/fields.js';
import { KnownQuery } from '../../validation/known-query.js';
import { type StaffingFigures, staffingFigures } from '../staffing-figures.js';

const GROUPINGS = ['district', 'carrier', 'programme'] as const;
type Grouping = (typeof GROUPINGS)[number];

export class StaffingReportQuery extends KnownQuery {
  @Day('Berlin day')
  on!: string;

  @IsIn(GROUPINGS)
  @ApiProperty({ enum: GROUPINGS })
  by!: Grouping;
}

export class StaffingFiguresAnswer {
  @ApiProperty({ type: 'integer' })
  positions!: number;

  @ApiProperty({ type: 'integer', description: 'A part of them or all is vacant' })
  vacantPositions!: number;

  @ApiProperty({ example: '12.44' })
  fullTimeEquivalents!: string;

  @ApiProperty({ example: '2450/197' })
  fullTimeEquivalentsExact!: string;

  @ApiProperty({ description: 'The funded shares that are occupied' })
  occupiedEquivalents!: string;

  @ApiProperty()
  occupiedEquivalentsExact!: string;

  @ApiProperty({ type: 'integer', description: 'Different people whose pay goes on' })
  headcount!: number;
}

export class StaffingGroupAnswer extends StaffingFiguresAnswer {
  @ApiProperty({ description: 'District key, carrier id or funding programme' })
  key!: string;

  @ApiProperty({ required: false, description: 'Name of the carrier' })
  name?: string;
}

/** A grant that was cut below what its positions take: lawful, and to be looked at. */
export class OverApprovedAnswer {
  @ApiProperty()
  grantId!: string;

  @ApiProperty({ format: 'date', description: 'First day on which it is so' })
  on!: string;

  @ApiProperty({ type: 'integer' })
  approved!: number;

  @ApiProperty({ type: 'integer' })
  taken!: number;
}

export class StaffingReportAnswer {
  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ required: false, format: 'date' })
  recordedBy?: string;

  @ApiProperty({ type: [StaffingGroupAnswer] })
  groups!: readonly StaffingGroupAnswer[];

  @ApiProperty({ type: StaffingFiguresAnswer, description: 'Over all groups; a person in two groups is counted once' })
  total!: StaffingFiguresAnswer;

  @ApiProperty({ type: [OverApprovedAnswer], description: 'Grants with more positions than are approved, on any day' })
  overApproved!: readonly OverApprovedAnswer[];
}

const KEYS: Readonly<Record<Grouping, (position: PlacedPosition) => string>> = {
  district: ({ project }) => project.place,
  carrier: ({ carrierId }) => carrierId,
  programme: ({ state }) => state.fundingProgramme,
};

@ApiTags('reports')
@Controller('v1/reports/staffing')
export class StaffingReportController {
  constructor(private readonly register: StaffingRegister) {}

  @ApiOperation({ summary: 'Positions, full-time equivalents and people on a day, as known on a day' })
  @ApiOkResponse({ type: StaffingReportAnswer })
  @Get()
  async report(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: StaffingReportQuery,
  ): Promise<StaffingReportAnswer> {
    const scope = scopeOf(actor, STAFFING_ACCESS.reportStaffing);
    const { on, by, recordedBy } = query;
    const snapshot = await this.register.at(query);
    const { positions } = await placedPositions(snapshot, on, scope);
    const groups = [...Map.groupBy(positions, KEYS[by])]
      .map(([key, members]) => ({ key, name: members[0]?.carrierName, figures: staffingFigures(members, on) }))
      .filter(({ figures }) => figures.positions > 0)
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    return {
      on,
      ...(recordedBy !== undefined && { recordedBy }),
      groups: groups.map(({ key, name, figures }) => ({
        key,
        ...(by === 'carrier' && name !== undefined && { name }),
        ...figuresAnswer(figures),
      })),
      total: figuresAnswer(staffingFigures(positions, on)),
      overApproved: [...(await snapshot.grantPlaces())].flatMap(([grantId, { state }]) => {
        const { approval } = state;
        const isMine = isInScope(scope, { district: approval?.area, carrierId: approval?.carrierId });
        const over = isMine ? overApproved(state) : undefined;
        return over === undefined ? [] : [{ grantId, ...over }];
      }),
    };
  }
}

const figuresAnswer = ({
  fullTimeEquivalents,
  occupiedEquivalents,
  ...counts
}: StaffingFigures): StaffingFiguresAnswer => ({
  ...counts,
  fullTimeEquivalents: twoDecimals(fullTimeEquivalents),
  fullTimeEquivalentsExact: exactly(fullTimeEquivalents),
  occupiedEquivalents: twoDecimals(occupiedEquivalents),
  occupiedEquivalentsExact: exactly(occupiedEquivalents),
});
