import { ApiProperty, Nested, Optional } from '@lotsenbuch/service-kit';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import type { CostLine, Financing, FinancingPlan, IncomeLine, Rate } from '../domain/financing-plan.js';
import { MAX_AMOUNT_CENTS, MAX_COST_LINES, MAX_INCOME_LINES } from '../domain/plan/plan-faults.js';

/** A line id is short and plain, so that forms, tables and letters can carry it. */
const LINE_ID = /^[A-Za-z0-9-]{1,36}$/;
const MAX_CAPTION = 200;
const MAX_RATES = 10;

const LineId = (): PropertyDecorator => (target, property) => {
  Matches(LINE_ID, {
    message: 'lineId must be 1 to 36 letters, digits or hyphens',
    context: { german: 'muss 1 bis 36 Buchstaben, Ziffern oder Bindestriche haben' },
  })(target, property as string);
  ApiProperty({ pattern: LINE_ID.source, description: 'Unique in the plan; stays over its versions' })(
    target,
    property,
  );
};

const Cents =
  (description: string, minimum = 1): PropertyDecorator =>
  (target, property) => {
    Max(MAX_AMOUNT_CENTS)(target, property as string);
    Min(minimum)(target, property as string);
    IsInt()(target, property as string);
    ApiProperty({ type: 'integer', minimum, maximum: MAX_AMOUNT_CENTS, description })(target, property);
  };

const Text =
  (maxLength: number, description: string): PropertyDecorator =>
  (target, property) => {
    MaxLength(maxLength)(target, property as string);
    MinLength(1)(target, property as string);
    IsString()(target, property as string);
    ApiProperty({ minLength: 1, maxLength, description })(target, property);
  };

const Whole =
  (minimum: number, maximum: number, description: string): PropertyDecorator =>
  (target, property) => {
    Max(maximum)(target, property as string);
    Min(minimum)(target, property as string);
    IsInt()(target, property as string);
    ApiProperty({ type: 'integer', minimum, maximum, description })(target, property);
  };

export class StaffDto {
  @Whole(1, 1_000, 'Positions of this line')
  positions!: number;

  @Text(20, 'Pay group as in the tariff: E 9a')
  payGroup!: string;

  @Text(50, 'Tariff')
  tariff!: string;

  @Whole(1, 6_000, 'Hundredths of an hour: 39.40 h are 3940')
  weeklyHours!: number;

  @Whole(1, 12_000, 'Hundredths of a month: 12 months are 1200')
  months!: number;
}

export class CostLineDto {
  @LineId()
  lineId!: string;

  @IsIn(['staff', 'material', 'overhead'])
  @ApiProperty({ enum: ['staff', 'material', 'overhead'] })
  kind!: 'staff' | 'material' | 'overhead';

  @Text(MAX_CAPTION, 'What the line is for; no personal data')
  caption!: string;

  @Cents('Cents')
  amountCents!: number;

  @Nested(() => StaffDto)
  @Optional({ description: 'Exactly with kind staff' })
  staff?: StaffDto;
}

export class IncomeLineDto {
  @LineId()
  lineId!: string;

  @IsIn(['ownShare', 'income', 'districtFunds', 'otherFunder'])
  @ApiProperty({ enum: ['ownShare', 'income', 'districtFunds', 'otherFunder'] })
  kind!: 'ownShare' | 'income' | 'districtFunds' | 'otherFunder';

  @Text(MAX_CAPTION, 'Where the money comes from; no personal data')
  caption!: string;

  @Cents('Cents')
  amountCents!: number;
}

export class RateDto {
  @Whole(2013, 2999, 'Budget year')
  year!: number;

  @Cents('Cents', 0)
  amountCents!: number;
}

export class FinancingPlanDto {
  @ArrayMaxSize(MAX_COST_LINES)
  @IsArray()
  @Nested(() => CostLineDto, { list: true })
  costs!: CostLineDto[];

  @ArrayMaxSize(MAX_INCOME_LINES)
  @IsArray()
  @Nested(() => IncomeLineDto, { list: true })
  income!: IncomeLineDto[];

  @Cents('Cents; cost − income')
  requestedCents!: number;

  @ArrayMaxSize(MAX_RATES)
  @IsArray()
  @Nested(() => RateDto, { list: true })
  rates!: RateDto[];
}

export class FinancingDto {
  @IsIn(['deficit', 'share', 'fixedAmount'])
  @ApiProperty({ enum: ['deficit', 'share', 'fixedAmount'], description: 'AV § 44 LHO no. 2.2' })
  kind!: 'deficit' | 'share' | 'fixedAmount';

  @Max(1_000_000_000_00)
  @Min(1)
  @IsInt()
  @Optional({ type: 'integer', minimum: 1, description: 'With kind share: the part of the cost that the grant is' })
  numerator?: number;

  @Max(1_000_000_000_00)
  @Min(1)
  @IsInt()
  @Optional({ type: 'integer', minimum: 1, description: 'With kind share' })
  denominator?: number;
}

const costLine = ({ lineId, kind, caption, amountCents, staff }: CostLineDto): CostLine => ({
  lineId,
  kind,
  caption,
  amountCents,
  ...(staff !== undefined && {
    staff: {
      positions: staff.positions,
      payGroup: staff.payGroup,
      tariff: staff.tariff,
      weeklyHours: staff.weeklyHours,
      months: staff.months,
    },
  }),
});

const incomeLine = ({ lineId, kind, caption, amountCents }: IncomeLineDto): IncomeLine => ({
  lineId,
  kind,
  caption,
  amountCents,
});

export const rateOf = ({ year, amountCents }: RateDto): Rate => ({ year, amountCents });

export const planOf = ({ costs, income, requestedCents, rates }: FinancingPlanDto): FinancingPlan => ({
  costs: costs.map(costLine),
  income: income.map(incomeLine),
  requestedCents,
  rates: rates.map(rateOf),
});

/** A share without its fraction is 0/1, which the decider names as a fault. */
export const financingOf = ({ kind, numerator = 0, denominator = 1 }: FinancingDto): Financing =>
  kind === 'share' ? { kind, numerator, denominator } : { kind };
