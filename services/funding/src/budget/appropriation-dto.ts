import { ApiProperty, Nested, Optional } from '@lotsenbuch/service-kit';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { IsLocalDay } from '../is-local-day.js';
import type { BudgetAddress } from './domain/events.js';
import { PART_KEYS, type PartKey } from './domain/parts.js';
import { IsCents, PartAmountDto } from './part-dto.js';
import { ReasonedActDto } from './reasoned-dto.js';

export class BudgetAddressDto implements BudgetAddress {
  @Matches(/^\d{4}$/, { message: 'chapter must be four digits, such as 1120' })
  @ApiProperty({ pattern: '^\\d{4}$', description: 'Chapter (Kapitel)' })
  chapter!: string;

  @Matches(/^\d{5}$/, { message: 'title must be five digits, such as 68406' })
  @ApiProperty({ pattern: '^\\d{5}$', description: 'Title (Titel)' })
  title!: string;

  @MaxLength(20)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: 20, description: 'Part of the title (Teilansatz)' })
  part?: string;
}

/** An appropriation as a whole; it replaces the one before. */
export class AppropriationDto extends ReasonedActDto {
  @IsIn(['provisional', 'final'])
  @ApiProperty({ enum: ['provisional', 'final'], description: 'provisional: the ceiling until the budget is passed' })
  stage!: 'provisional' | 'final';

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'Berlin day from which it holds, with its address' })
  effectiveOn!: string;

  @Nested(() => BudgetAddressDto)
  address!: BudgetAddressDto;

  @IsCents(0)
  totalCents!: number;

  @ArrayUnique(({ part }: PartAmountDto) => part, { message: 'parts must name each part once' })
  @ArrayMaxSize(PART_KEYS.length)
  @IsArray()
  @Nested(() => PartAmountDto, { list: true })
  parts!: PartAmountDto[];
}

/** What a use case needs of it. */
export interface AppropriationInput {
  readonly year: number;
  readonly stage: 'provisional' | 'final';
  readonly effectiveOn: string;
  readonly address: BudgetAddress;
  readonly totalCents: number;
  readonly parts: readonly { readonly part: PartKey; readonly amountCents: number }[];
  readonly reason: string;
  readonly note?: string;
}

/** The appropriation as the decider takes it, without the classes of the request. */
export const appropriationOf = ({ year, stage, effectiveOn, address, totalCents, parts }: AppropriationInput) => {
  const { chapter, title, part } = address;
  return {
    year,
    stage,
    effectiveOn,
    address: { chapter, title, ...(part !== undefined && { part }) },
    totalCents,
    parts: Object.fromEntries(parts.map((each) => [each.part, each.amountCents])) as Partial<Record<PartKey, number>>,
  };
};
