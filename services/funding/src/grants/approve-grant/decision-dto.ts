import { ApiProperty, Nested, Optional } from '@lotsenbuch/service-kit';
import { ArrayMaxSize, IsArray, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MAX_POSITIONS } from '../domain/application/application-faults.js';
import type { GrantTerms } from '../domain/events.js';
import { MAX_AMOUNT_CENTS, MAX_COST_LINES } from '../domain/plan/plan-faults.js';
import { RateDto } from '../plan-dto/plan-dto.js';
import { ReasonedDto } from '../reasoned-dto.js';

export class ApprovedLineDto {
  @MaxLength(36)
  @IsString()
  @ApiProperty({ maxLength: 36 })
  lineId!: string;

  @Max(MAX_AMOUNT_CENTS)
  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_AMOUNT_CENTS, description: 'Cents' })
  amountCents!: number;
}

/** What an approval and an amendment both say. */
export class DecisionDto extends ReasonedDto {
  @ArrayMaxSize(10)
  @IsArray()
  @Nested(() => RateDto, { list: true })
  rates!: RateDto[];

  @ArrayMaxSize(MAX_COST_LINES)
  @IsArray()
  @Nested(() => ApprovedLineDto, { list: true })
  @Optional({ description: 'Approved plan; without it what was reviewed or approved before' })
  lines?: ApprovedLineDto[];

  @Max(MAX_POSITIONS)
  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_POSITIONS })
  positionsApproved!: number;
}

export const linesOf = (lines: readonly ApprovedLineDto[] | undefined): GrantTerms['lines'] | undefined =>
  lines?.map(({ lineId, amountCents }) => ({ lineId, amountCents }));
