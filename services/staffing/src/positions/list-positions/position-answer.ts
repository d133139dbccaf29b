import { ApiProperty } from '@lotsenbuch/service-kit';
import { fullTimeEquivalent } from '../../domain/full-time-equivalent.js';
import { exactly, twoDecimals } from '../../domain/rounding.js';
import { formatWeeklyHours } from '../../domain/weekly-hours.js';
import { PersonalTextAnswer } from '../../people/person-names.js';
import { ABSENCE_PAYS, FUNDING_PROGRAMMES, OCCUPANCY_KINDS } from '../domain/events.js';
import { fundedShareOn, isVacant, type Occupancy, termsOn } from '../domain/position-state.js';
import type { PlacedPosition } from '../placed-positions.js';

export class AbsenceAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ABSENCE_PAYS })
  pay!: string;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First day of work again' })
  to?: string;
}

export class OccupancyAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  facilitatorId!: string;

  @ApiProperty({ required: false, type: PersonalTextAnswer, description: 'Only for those who may see it' })
  name?: PersonalTextAnswer;

  @ApiProperty({ type: 'integer', description: 'Of the position’s hours; 10,000 is all' })
  shareBasisPoints!: number;

  @ApiProperty({ enum: OCCUPANCY_KINDS })
  kind!: string;

  @ApiProperty({ description: 'Whether the position’s money pays it' })
  funded!: boolean;

  @ApiProperty({ required: false, format: 'uuid' })
  replaces?: string;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First day on which it is no more' })
  to?: string;

  @ApiProperty({ type: [AbsenceAnswer] })
  absences!: readonly AbsenceAnswer[];
}

export class PositionAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  projectId!: string;

  @ApiProperty()
  project!: string;

  @ApiProperty({ description: 'Key 01 to 12, or supraDistrict' })
  district!: string;

  @ApiProperty({ description: 'Carrier of the project on the day, after mergers' })
  carrierId!: string;

  @ApiProperty()
  carrier!: string;

  @ApiProperty()
  profile!: string;

  @ApiProperty()
  targetGroup!: string;

  @ApiProperty({ enum: FUNDING_PROGRAMMES })
  fundingProgramme!: string;

  @ApiProperty({ required: false })
  grantId?: string;

  @ApiProperty({ example: '35.00' })
  weeklyHours!: string;

  @ApiProperty({ example: '39.40' })
  fullTimeHours!: string;

  @ApiProperty({ example: '0.89', description: 'For people; compute with fullTimeEquivalentExact' })
  fullTimeEquivalent!: string;

  @ApiProperty({ example: '175/197' })
  fullTimeEquivalentExact!: string;

  @ApiProperty()
  tariff!: string;

  @ApiProperty()
  payGroup!: string;

  @ApiProperty({ type: 'integer', description: 'Planned staff cost a month in cents' })
  monthlyCostCents!: number;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First day on which it is no more' })
  to?: string;

  @ApiProperty({ type: 'integer', description: 'Funded and occupied on the day; 10,000 is all' })
  fundedBasisPoints!: number;

  @ApiProperty({ description: 'Whether it exists on the day and a part of it or all is not occupied' })
  vacant!: boolean;

  @ApiProperty({ type: [OccupancyAnswer], description: 'All that ever were, in the order of recording' })
  occupancies!: readonly OccupancyAnswer[];

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}

export const positionAnswer = (
  { id, revision, state, project, carrierId, carrierName }: PlacedPosition,
  on: string,
  nameOf: (facilitatorId: string) => PersonalTextAnswer | undefined,
): PositionAnswer => {
  const { projectId, profile, targetGroup, fundingProgramme, grantId, from, to } = state;
  const { weeklyHours, fullTimeHours, tariff, payGroup, monthlyCostCents } = termsOn(state, on);
  const equivalent = fullTimeEquivalent(weeklyHours, fullTimeHours);
  const fundedBasisPoints = fundedShareOn(state, on);
  return {
    id,
    projectId,
    project: project.title,
    district: project.place,
    carrierId,
    carrier: carrierName,
    profile,
    targetGroup,
    fundingProgramme,
    ...(grantId !== undefined && { grantId }),
    weeklyHours: formatWeeklyHours(weeklyHours),
    fullTimeHours: formatWeeklyHours(fullTimeHours),
    fullTimeEquivalent: twoDecimals(equivalent),
    fullTimeEquivalentExact: exactly(equivalent),
    tariff,
    payGroup,
    monthlyCostCents,
    from,
    ...(to !== undefined && { to }),
    fundedBasisPoints,
    vacant: isVacant(state, on),
    occupancies: state.occupancies.map((occupancy) => occupancyAnswer(occupancy, nameOf)),
    revision,
  };
};

const occupancyAnswer = (
  { occupancyId, facilitatorId, share, kind, funded, replaces, from, to, absences }: Occupancy,
  nameOf: (facilitatorId: string) => PersonalTextAnswer | undefined,
): OccupancyAnswer => {
  const name = nameOf(facilitatorId);
  return {
    id: occupancyId,
    facilitatorId,
    ...(name !== undefined && { name }),
    shareBasisPoints: share,
    kind,
    funded,
    ...(replaces !== undefined && { replaces }),
    from,
    ...(to !== undefined && { to }),
    absences: absences.map(({ absenceId, pay, from: begin, to: end }) => ({
      id: absenceId,
      pay,
      from: begin,
      ...(end !== undefined && { to: end }),
    })),
  };
};
