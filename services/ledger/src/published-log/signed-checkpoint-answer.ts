import { ApiProperty, type CsvColumn } from '@lotsenbuch/service-kit';

/** A checkpoint that this log signed. */
export class SignedCheckpointAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Leaves of the tree' })
  size!: number;

  @ApiProperty({ description: 'Root of the tree at that size, base64' })
  root!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was signed, UTC' })
  at!: string;

  @ApiProperty({ description: 'The line to keep: <origin> <size> <base64 root>' })
  checkpointLine!: string;

  @ApiProperty({ description: 'The signed note, with the signature of the log alone' })
  note!: string;
}

export const SIGNED_CHECKPOINT_COLUMNS: readonly CsvColumn<SignedCheckpointAnswer>[] = [
  { name: 'at', value: ({ at }) => at },
  { name: 'size', value: ({ size }) => size },
  // The root is in the line: alone it may begin as a formula does, and would be disarmed.
  { name: 'checkpointLine', value: (checkpoint) => checkpoint.checkpointLine },
];
