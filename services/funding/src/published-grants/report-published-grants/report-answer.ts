import { ApiProperty } from '@lotsenbuch/service-kit';
import { CarrierReferenceAnswer } from '../list-published-grants/published-grant-answer.js';

export class PublishedFiguresAnswer {
  @ApiProperty({ type: 'integer', minimum: 0 })
  records!: number;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  sumCents!: number;
}

export class RepeatedRecordAnswer {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  purpose!: string;
}

export class SuspectedRepeatAnswer {
  @ApiProperty({ required: false, type: CarrierReferenceAnswer })
  carrier?: CarrierReferenceAnswer;

  @ApiProperty({ description: 'As published' })
  recipient!: string;

  @ApiProperty({ type: 'integer', description: 'Cents, of each record' })
  amountCents!: number;

  @ApiProperty({ type: [RepeatedRecordAnswer] })
  records!: readonly RepeatedRecordAnswer[];
}

export class SuspectedRepeatsAnswer {
  @ApiProperty({ type: 'integer', minimum: 0 })
  groups!: number;

  @ApiProperty({ type: 'integer', description: 'Cents beyond one record of each group; contained in confirmed' })
  sumCents!: number;

  @ApiProperty({ type: [SuspectedRepeatAnswer] })
  items!: readonly SuspectedRepeatAnswer[];
}

export class DistrictFiguresAnswer extends PublishedFiguresAnswer {
  @ApiProperty({ enum: ['district', 'supraDistrict', 'unknown'] })
  basis!: string;

  @ApiProperty({ required: false, description: 'Key 01 to 12' })
  district?: string;

  @ApiProperty({ required: false })
  name?: string;
}

/** Published figures of one register year. Nobody knows whether they were approved or paid. */
export class PublishedGrantsReportAnswer {
  @ApiProperty({ type: 'integer' })
  year!: number;

  @ApiProperty({ type: PublishedFiguresAnswer })
  confirmed!: PublishedFiguresAnswer;

  @ApiProperty({ type: PublishedFiguresAnswer, description: 'A person has to decide; in no other sum' })
  inReview!: PublishedFiguresAnswer;

  @ApiProperty({ type: PublishedFiguresAnswer, description: 'Related money; in no other sum' })
  apart!: PublishedFiguresAnswer;

  @ApiProperty({ type: SuspectedRepeatsAnswer })
  suspectedRepeats!: SuspectedRepeatsAnswer;

  @ApiProperty({ type: [DistrictFiguresAnswer], description: 'Confirmed records, by district key' })
  districts!: readonly DistrictFiguresAnswer[];
}
