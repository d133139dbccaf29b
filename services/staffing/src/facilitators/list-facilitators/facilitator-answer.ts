import { fraction, multiplyFractions } from '@lotsenbuch/kernel';
import { ApiProperty } from '@lotsenbuch/service-kit';
import { twoDecimals } from '../../domain/rounding.js';
import { formatWeeklyHours } from '../../domain/weekly-hours.js';
import { type OpenedNames, PersonalTextAnswer } from '../../people/person-names.js';
import type { ThingRow } from '../../thing-projection.js';
import { EMPLOYMENT_FORMS, type PersonalDetails } from '../domain/events.js';
import type { FacilitatorState } from '../domain/facilitator.js';
import type { Workload } from '../domain/workload.js';

export class EmploymentAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  carrierId!: string;

  @ApiProperty()
  carrier!: string;

  @ApiProperty({ enum: EMPLOYMENT_FORMS })
  form!: string;

  @ApiProperty({ example: '35.00' })
  weeklyHours!: string;

  @ApiProperty({ required: false, description: 'Code of the catalogue employmentException' })
  exception?: string;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First day on which it is no more' })
  to?: string;
}

export class FacilitatorOccupancyAnswer {
  @ApiProperty({ format: 'uuid' })
  positionId!: string;

  @ApiProperty({ format: 'uuid' })
  occupancyId!: string;

  @ApiProperty()
  district!: string;

  @ApiProperty({ type: 'integer' })
  shareBasisPoints!: number;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ required: false, format: 'date' })
  to?: string;
}

export class FacilitatorAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ required: false, type: PersonalTextAnswer, description: 'Only for those who may see it' })
  name?: PersonalTextAnswer;

  @ApiProperty({ required: false, type: PersonalTextAnswer })
  email?: PersonalTextAnswer;

  @ApiProperty({ required: false, type: PersonalTextAnswer })
  phone?: PersonalTextAnswer;

  @ApiProperty({ required: false, type: PersonalTextAnswer, description: 'Codes with levels: "de B2, ar native"' })
  languages?: PersonalTextAnswer;

  @ApiProperty({ type: [EmploymentAnswer] })
  employments!: readonly EmploymentAnswer[];

  @ApiProperty({ type: [FacilitatorOccupancyAnswer] })
  occupancies!: readonly FacilitatorOccupancyAnswer[];

  @ApiProperty({ example: '39.00', description: 'Hours a week by contract on the day' })
  contractHours!: string;

  @ApiProperty({ example: '43.00', description: 'Hours a week in positions on the day' })
  occupiedHours!: string;

  @ApiProperty({ description: 'More than 100 % over all positions: to be looked at, not an error' })
  over!: boolean;

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}

/** Sums over people and positions have two decimals like the hours they are made of. */
const hoursText = ({ occupiedHours }: Workload): string =>
  twoDecimals(multiplyFractions(occupiedHours, fraction(1, 100)));

const personal = (details: PersonalDetails, opened: OpenedNames) => {
  const entries = (['name', 'email', 'phone', 'languages'] as const).flatMap((field) => {
    const value = opened(details[field]);
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries);
};

export const facilitatorAnswer = (
  id: string,
  { state, revision }: ThingRow<FacilitatorState>,
  workload: Workload,
  occupancies: readonly FacilitatorOccupancyAnswer[],
  carrierName: (carrierId: string) => string,
  opened: OpenedNames,
): FacilitatorAnswer => ({
  id,
  ...personal(state.details, opened),
  employments: state.employments.map(({ employmentId, carrierId, weeklyHours, ...employment }) => ({
    id: employmentId,
    carrierId,
    carrier: carrierName(carrierId),
    ...employment,
    weeklyHours: formatWeeklyHours(weeklyHours),
  })),
  occupancies,
  contractHours: formatWeeklyHours(workload.contractHours),
  occupiedHours: hoursText(workload),
  over: workload.isOver,
  revision,
});
