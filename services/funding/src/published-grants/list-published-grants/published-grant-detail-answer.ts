import { ApiProperty } from '@lotsenbuch/service-kit';
import type { PublishedGrantRow } from '../read-model/published-grant-row.js';
import type { PublishedGrantsSnapshot } from '../read-model/published-grants-reader.js';
import { PublishedGrantAnswer, publishedGrantAnswer, SourceLineAnswer } from './published-grant-answer.js';

export class FurtherCellAnswer {
  @ApiProperty()
  caption!: string;

  @ApiProperty()
  text!: string;
}

export class PublishedCellsAnswer {
  @ApiProperty()
  recipient!: string;

  @ApiProperty()
  funder!: string;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({ required: false })
  policyField?: string;

  @ApiProperty()
  year!: string;

  @ApiProperty()
  amount!: string;

  @ApiProperty({ required: false })
  kind?: string;

  @ApiProperty({ required: false })
  address?: string;

  @ApiProperty({ required: false, type: [FurtherCellAnswer] })
  further?: readonly FurtherCellAnswer[];
}

export class AmountChangeAnswer {
  @ApiProperty({ type: 'integer', description: 'Cents' })
  from!: number;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  to!: number;
}

export class CorrectionAnswer {
  @ApiProperty({ type: AmountChangeAnswer })
  amountCents!: AmountChangeAnswer;

  @ApiProperty({ type: SourceLineAnswer })
  source!: SourceLineAnswer;
}

export class CandidateAnswer {
  @ApiProperty({ format: 'uuid' })
  carrierId!: string;

  @ApiProperty({ description: 'Name on the day of effectiveOn' })
  name!: string;

  @ApiProperty({ description: 'Rule by which it resembles the recipient' })
  rule!: string;
}

export class PublishedGrantDetailAnswer extends PublishedGrantAnswer {
  @ApiProperty({ type: PublishedCellsAnswer, description: 'Every cell exactly as published' })
  cells!: PublishedCellsAnswer;

  @ApiProperty({ type: [CorrectionAnswer], description: 'Amounts published before, the oldest first' })
  corrections!: readonly CorrectionAnswer[];

  @ApiProperty({
    required: false,
    type: [CandidateAnswer],
    description: 'Carriers it may be, while a person has to say',
  })
  candidates?: readonly CandidateAnswer[];
}

export const candidatesOf = (row: PublishedGrantRow, { registry }: PublishedGrantsSnapshot): CandidateAnswer[] =>
  row.carrier.state === 'ambiguous'
    ? row.carrier.candidates.map(({ carrierId, rule }) => ({
        carrierId,
        name: registry.resolve(carrierId)?.name ?? carrierId,
        rule,
      }))
    : [];

export const publishedGrantDetailAnswer = (
  row: PublishedGrantRow,
  snapshot: PublishedGrantsSnapshot,
): PublishedGrantDetailAnswer => ({
  ...publishedGrantAnswer(row, snapshot.registry, snapshot.suspectedRepeats),
  cells: row.cells,
  corrections: row.corrections,
  ...(row.carrier.state === 'ambiguous' && { candidates: candidatesOf(row, snapshot) }),
});
