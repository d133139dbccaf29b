import { ApiProperty } from '@lotsenbuch/service-kit';

export class ChangeAnswer {
  @ApiProperty({ description: 'What changed, in the language asked for', example: 'Betrag' })
  field!: string;

  @ApiProperty({ required: false, description: 'Before; absent if it is new', example: '1.234,56 €' })
  from?: string;

  @ApiProperty({ required: false, description: 'After; absent if it is gone. Other things by name and id' })
  to?: string;
}

export class SourceAnswer {
  @ApiProperty({ description: 'SHA-256 of the file, lower-case hex' })
  file!: string;

  @ApiProperty({ required: false })
  sheet?: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'As a spreadsheet shows it' })
  row!: number;
}

/** One event, put into words. */
export class HistoryEntryAnswer {
  @ApiProperty({ example: 'publishedRegister-2019' })
  stream!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Place in the stream' })
  revision!: number;

  @ApiProperty({ example: 'PublishedGrantCorrected' })
  type!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was recorded, UTC' })
  recordedAt!: string;

  @ApiProperty({ required: false, format: 'date', description: 'Day in Berlin from which it counts' })
  effectiveOn?: string;

  @ApiProperty({ description: 'Who decided: the role of a person, or a process by its name', example: 'officer' })
  actor!: string;

  @ApiProperty({ description: 'What happened, in the language asked for' })
  summary!: string;

  @ApiProperty({ type: [ChangeAnswer] })
  changes!: ChangeAnswer[];

  @ApiProperty({ type: SourceAnswer, required: false, description: 'Line of a published file it rests on' })
  source?: SourceAnswer;

  @ApiProperty({ required: false, description: 'Reason that was given for it' })
  reason?: string;

  @ApiProperty({ required: false, description: 'Why type and data are shown instead of words' })
  remark?: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    required: false,
    description:
      'Place in the tree over all events; absent until a published checkpoint covers it, and in an account of what was known on a day',
  })
  treeIndex?: number;
}

/** The same for auditors: the actor as recorded, and the place in the log. */
export class StreamHistoryEntryAnswer extends HistoryEntryAnswer {
  @ApiProperty({ description: 'Place in the log of this store' })
  logPosition!: string;
}
