import { type FieldFault, Optional, PROBLEMS, type Problem, refusal } from '@lotsenbuch/service-kit';
import { IsInt, Max, Min } from 'class-validator';
import { costAtHours } from '../domain/full-time-equivalent.js';
import { Hours, hoursOf, Text } from '../validation/fields.js';
import type { PositionTerms } from './domain/events.js';

/** A hundred thousand euros a month, in cents. */
const MAX_MONTHLY_COST = 10_000_000;

export class PositionTermsDto {
  @Hours('Hours a week of the position')
  weeklyHours!: string;

  @Hours('Full-time hours of the tariff')
  fullTimeHours!: string;

  @Text(100, 'Such as TV-L Berlin')
  tariff!: string;

  @Text(50, 'Such as E 5')
  payGroup!: string;

  @Max(MAX_MONTHLY_COST)
  @Min(0)
  @IsInt()
  @Optional({
    type: 'integer',
    description: 'Planned staff cost of the position a month in cents; or fullTimeCostCents',
  })
  monthlyCostCents?: number;

  @Max(MAX_MONTHLY_COST)
  @Min(0)
  @IsInt()
  @Optional({
    type: 'integer',
    description:
      'Planned cost of a full-time post a month in cents, from which the position’s is computed by its hours',
  })
  fullTimeCostCents?: number;
}

/** @throws Problem 400 unless the cost is given in exactly one way, or if the hours are more than full-time */
export const termsOf = (dto: PositionTermsDto): PositionTerms => {
  const { tariff, payGroup, monthlyCostCents, fullTimeCostCents } = dto;
  const [weeklyHours, fullTimeHours] = [hoursOf(dto.weeklyHours), hoursOf(dto.fullTimeHours)];
  if (weeklyHours > fullTimeHours) {
    throw wrong({
      field: 'weeklyHours',
      expected: `at most the full-time hours, ${dto.fullTimeHours}`,
      german: `höchstens die Vollzeitstunden, ${dto.fullTimeHours.replace('.', ',')}`,
      found: dto.weeklyHours,
    });
  }
  if ((monthlyCostCents === undefined) === (fullTimeCostCents === undefined)) {
    throw wrong({
      field: 'monthlyCostCents',
      expected: 'either monthlyCostCents or fullTimeCostCents',
      german: 'genau eine der beiden Kostenangaben: die der Stelle oder die einer vollen Stelle',
    });
  }
  return {
    weeklyHours,
    fullTimeHours,
    tariff,
    payGroup,
    monthlyCostCents: monthlyCostCents ?? costAtHours(fullTimeCostCents ?? 0, weeklyHours, fullTimeHours),
    ...(fullTimeCostCents !== undefined && { fullTimeCostCents }),
  };
};

const wrong = (error: FieldFault): Problem =>
  refusal(
    PROBLEMS.validation,
    { en: 'The terms of the position do not fit together.', de: 'Die Angaben zur Stelle passen nicht zusammen.' },
    { errors: [error] },
  );
