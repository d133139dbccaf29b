import { ApiProperty } from '@lotsenbuch/service-kit';
import { applyDecorators } from '@nestjs/common';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { MAX_CENTS } from './domain/amount.js';
import { DISTRICT_KEYS, PART_KEYS, type PartKey } from './domain/parts.js';

/** A property that names a part of the budget year. */
export const IsPart = (): PropertyDecorator => applyDecorators(IsIn(PART_KEYS), ApiProperty({ enum: [...PART_KEYS] }));

/** A property that names a district by its key. */
export const IsDistrict = (): PropertyDecorator =>
  applyDecorators(IsIn(DISTRICT_KEYS), ApiProperty({ enum: [...DISTRICT_KEYS] }));

/** A property with an amount in cents. */
export const IsCents = (minimum: 0 | 1): PropertyDecorator =>
  applyDecorators(
    Max(MAX_CENTS),
    Min(minimum),
    IsInt(),
    ApiProperty({ type: 'integer', minimum, maximum: MAX_CENTS, description: 'Cents' }),
  );

export class PartAmountDto {
  @IsPart()
  part!: PartKey;

  @IsCents(0)
  amountCents!: number;
}
