import { ApiProperty } from '@lotsenbuch/service-kit';

export class FileAnswer {
  @ApiProperty({ description: 'SHA-256, lower-case hex' })
  sha256!: string;

  @ApiProperty({ type: 'integer', description: 'Size in bytes' })
  bytes!: number;
}

export class VerdictCountsAnswer {
  @ApiProperty({ type: 'integer' })
  confirmed!: number;

  @ApiProperty({ type: 'integer' })
  inReview!: number;

  @ApiProperty({ type: 'integer' })
  apart!: number;

  @ApiProperty({ type: 'integer', description: 'Rows with a keyword that are not of the programme' })
  refused!: number;
}

export class ChangeCountsAnswer {
  @ApiProperty({ type: 'integer' })
  recorded!: number;

  @ApiProperty({ type: 'integer', description: 'Same record, another amount; both are kept' })
  corrected!: number;

  @ApiProperty({ type: 'integer', description: 'No longer in the file' })
  withdrawn!: number;

  @ApiProperty({ type: 'integer', description: 'Same record, another verdict or district' })
  reclassified!: number;

  @ApiProperty({ type: 'integer' })
  unchanged!: number;
}

export class RefusedRowAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Row as a spreadsheet shows it' })
  row!: number;

  @ApiProperty()
  recipient!: string;

  @ApiProperty()
  funder!: string;

  @ApiProperty()
  policyField!: string;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({ description: 'Reason code of the rule' })
  reason!: string;
}

/** What an import of a register file found. */
export class RegisterImportAnswer {
  @ApiProperty()
  importId!: string;

  @ApiProperty({ type: 'integer', description: 'Register year' })
  year!: number;

  @ApiProperty({ type: FileAnswer })
  file!: FileAnswer;

  @ApiProperty({ enum: ['workbook', 'csv'] })
  reader!: string;

  @ApiProperty({ required: false })
  sheet?: string;

  @ApiProperty({ description: 'Version of the classification rule' })
  ruleVersion!: string;

  @ApiProperty({ type: 'integer', description: 'Data rows read' })
  rows!: number;

  @ApiProperty({ type: VerdictCountsAnswer })
  verdicts!: VerdictCountsAnswer;

  @ApiProperty({ type: ChangeCountsAnswer })
  changes!: ChangeCountsAnswer;

  @ApiProperty({ type: [RefusedRowAnswer], description: 'Rows that matched a keyword and are not ours' })
  refused!: readonly RefusedRowAnswer[];
}

/** An import that was recorded. */
export class RecordedRegisterImportAnswer extends RegisterImportAnswer {
  @ApiProperty({ format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ description: 'Who imported it' })
  actor!: string;
}
