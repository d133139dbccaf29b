import { ApiProperty, Nested, Optional } from '@lotsenbuch/service-kit';
import { ArrayMaxSize, IsArray, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsLocalDay } from '../../is-local-day.js';
import { MAX_GOAL_LENGTH, MAX_GOALS, MAX_POSITIONS } from '../domain/application/application-faults.js';
import type { Application, FundingPeriod } from '../domain/events.js';
import { FinancingDto, FinancingPlanDto, financingOf, planOf } from './plan-dto.js';

export class FundingPeriodDto {
  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First Berlin day' })
  from!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First Berlin day that is not part of it any more' })
  to!: string;
}

export class ApplicationDto {
  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  carrierId!: string;

  @Matches(/^(0[1-9]|1[0-2]|supraDistrict)$/, {
    message: 'area must be a district 01 to 12, or supraDistrict',
    context: { german: 'muss ein Bezirk von 01 bis 12 sein, oder überbezirklich (supraDistrict)' },
  })
  @ApiProperty({ pattern: '^(0[1-9]|1[0-2]|supraDistrict)$' })
  area!: string;

  @Nested(() => FundingPeriodDto)
  period!: FundingPeriodDto;

  @Nested(() => FinancingDto)
  financing!: FinancingDto;

  @Nested(() => FinancingPlanDto)
  plan!: FinancingPlanDto;

  @Max(MAX_POSITIONS)
  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_POSITIONS, description: 'Positions applied for' })
  positions!: number;

  @MaxLength(MAX_GOAL_LENGTH, { each: true })
  @IsString({ each: true })
  @ArrayMaxSize(MAX_GOALS)
  @IsArray()
  @ApiProperty({
    type: [String],
    maxItems: MAX_GOALS,
    description: 'What is to be reached, one sentence each; no personal data',
  })
  goals!: string[];

  @IsUUID()
  @Optional({ format: 'uuid', description: 'Grant whose application was the start of this one' })
  copiedFrom?: string;
}

export const periodOf = ({ from, to }: FundingPeriodDto): FundingPeriod => ({ from, to });

export const applicationOf = (dto: ApplicationDto): Omit<Application, 'selectionId'> => ({
  carrierId: dto.carrierId,
  area: dto.area,
  period: periodOf(dto.period),
  financing: financingOf(dto.financing),
  plan: planOf(dto.plan),
  positions: dto.positions,
  goals: dto.goals.map((goal) => goal),
  ...(dto.copiedFrom !== undefined && { copiedFrom: dto.copiedFrom }),
});
