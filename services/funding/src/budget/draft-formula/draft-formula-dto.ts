import { ApiProperty, Nested, Optional } from '@lotsenbuch/service-kit';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsLocalDay } from '../../is-local-day.js';
import { MAX_CRITERIA, MAX_POSITIONS, MAX_TEXT, MAX_WEIGHT } from '../domain/formula/check-input.js';
import { DISTRICT_KEYS, type DistrictKey } from '../domain/parts.js';
import { IsCents, IsDistrict } from '../part-dto.js';
import { NotedActDto } from '../reasoned-dto.js';
import type { DraftFormulaInput } from './draft-formula.js';

export class WeightDto {
  @Max(MAX_WEIGHT)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_WEIGHT })
  numerator!: number;

  @Max(MAX_WEIGHT)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_WEIGHT })
  denominator!: number;
}

export class DistrictValueDto {
  @IsDistrict()
  district!: DistrictKey;

  @Matches(/^\d{1,12}(\.\d{1,9})?$/, { message: 'value must be a decimal of 0 or more with a dot, written as text' })
  @ApiProperty({ pattern: '^\\d{1,12}(\\.\\d{1,9})?$', description: 'Exact decimal as text; only ratios count' })
  value!: string;
}

export class CriterionDto {
  @MaxLength(MAX_TEXT)
  @MinLength(1)
  @IsString()
  @ApiProperty({ minLength: 1, maxLength: MAX_TEXT })
  name!: string;

  @Nested(() => WeightDto)
  weight!: WeightDto;

  @MaxLength(MAX_TEXT)
  @MinLength(1)
  @IsString()
  @ApiProperty({ minLength: 1, maxLength: MAX_TEXT, description: 'Where the values come from' })
  source!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'Day for which the values hold' })
  referenceDate!: string;

  @Matches(/^[0-9a-f]{64}$/, { message: 'sourceHash must be a SHA-256 as 64 lower-case hexadecimal digits' })
  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the file the values were taken from' })
  sourceHash!: string;

  @ArrayUnique(({ district }: DistrictValueDto) => district, { message: 'values must name each district once' })
  @ArrayMaxSize(DISTRICT_KEYS.length)
  @ArrayMinSize(DISTRICT_KEYS.length, { message: 'values must have a value for each of the twelve districts' })
  @IsArray()
  @Nested(() => DistrictValueDto, { list: true })
  values!: DistrictValueDto[];
}

export class DraftFormulaDto extends NotedActDto {
  @IsBoolean()
  @ApiProperty({ description: 'True where weights or values are made up; every output then says so' })
  example!: boolean;

  @IsCents(1)
  amountCents!: number;

  @Max(MAX_POSITIONS)
  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_POSITIONS, description: 'Funded positions to share out' })
  positions!: number;

  @IsCents(0)
  baseCents!: number;

  @Min(1)
  @IsInt()
  @Optional({ type: 'integer', minimum: 1, description: 'Cents that no district exceeds; absent: no cap' })
  capCents?: number;

  @ArrayMaxSize(MAX_CRITERIA)
  @ArrayMinSize(1)
  @IsArray()
  @Nested(() => CriterionDto, { list: true })
  criteria!: CriterionDto[];
}

/** The request as the use case takes it: values by district. */
export const draftOf = (year: number, dto: DraftFormulaDto): DraftFormulaInput => {
  const { example, amountCents, positions, baseCents, capCents, criteria, note } = dto;
  return {
    year,
    formula: {
      isExample: example,
      amountCents,
      positions,
      baseCents,
      ...(capCents !== undefined && { capCents }),
      criteria: criteria.map(({ name, weight, source, referenceDate, sourceHash, values }) => ({
        name,
        weight: { numerator: weight.numerator, denominator: weight.denominator },
        source,
        referenceDate,
        sourceHash,
        values: Object.fromEntries(values.map(({ district, value }) => [district, value])),
      })),
    },
    ...(note !== undefined && { note }),
  };
};
