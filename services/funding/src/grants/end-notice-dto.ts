import type { LocalDate } from '@lotsenbuch/kernel';
import { ApiProperty, CommandAnswer, IsBerlinDay, Nested } from '@lotsenbuch/service-kit';
import { ArrayMaxSize, IsArray, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { ReasonedDto } from './reasoned-dto.js';

export class RemainingRateDto {
  @Max(9999)
  @Min(1900)
  @IsInt()
  @ApiProperty({ type: 'integer', description: 'Budget year' })
  year!: number;

  @Max(Number.MAX_SAFE_INTEGER)
  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cents that stay approved' })
  amountCents!: number;
}

/** What a withdrawal and a revocation are told alike. */
export class EndNoticeDto extends ReasonedDto {
  @MaxLength(100)
  @IsString()
  @ApiProperty({ maxLength: 100, description: 'The hearing that came first' })
  hearingId!: string;

  @ArrayMaxSize(20)
  @IsArray()
  @Nested(() => RemainingRateDto, { list: true })
  remaining!: RemainingRateDto[];

  @IsBerlinDay()
  @ApiProperty({ format: 'date', description: 'Berlin day from which the notice no longer holds; may lie in the past' })
  effectiveOn!: LocalDate;
}

export class EndedNoticeAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid', description: 'The act; POST …/notices with it as decisionId issues its notice' })
  actId!: string;
}
