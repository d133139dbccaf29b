import { ApiProperty } from '@lotsenbuch/service-kit';

export class LedgerEventAnswer {
  @ApiProperty({ description: 'Empty if the event can no longer be read' })
  id!: string;

  @ApiProperty({ example: 'grant-1' })
  stream!: string;

  @ApiProperty({ type: 'integer', minimum: -1, description: 'Place in the stream; -1 if the event cannot be read' })
  revision!: number;

  @ApiProperty({ example: 'FundsReserved' })
  type!: string;

  @ApiProperty({ description: 'When the store wrote it, UTC, RFC 3339; empty if the event cannot be read' })
  recordedAt!: string;
}

/** Why the ledger stopped signing. */
export class LedgerFindingAnswer {
  @ApiProperty({ description: 'What is wrong, as a stable word', example: 'eventChanged' })
  kind!: string;

  @ApiProperty({ type: 'integer', minimum: 0, required: false, description: 'First tree index that is concerned' })
  index?: number;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    required: false,
    description: 'Leaves concerned from index on, if not one',
  })
  count?: number;

  @ApiProperty({ type: 'integer', minimum: 0, required: false, description: 'Tree size of the checkpoint concerned' })
  size?: number;

  @ApiProperty({ description: 'What is wrong and what to do, in German' })
  de!: string;

  @ApiProperty({ description: 'The same in English' })
  en!: string;

  @ApiProperty({ type: LedgerEventAnswer, required: false, description: 'What the tree has there; shown to auditors' })
  was?: LedgerEventAnswer;

  @ApiProperty({ type: LedgerEventAnswer, required: false, description: 'What the store has there; shown to auditors' })
  is?: LedgerEventAnswer;
}

/** Why nothing can be written at the moment; it is tried again. */
export class LedgerFaultAnswer {
  @ApiProperty({ format: 'date-time', description: 'When it was met first, UTC' })
  since!: string;

  @ApiProperty({ required: false, description: 'What the system said; shown to auditors' })
  reason?: string;
}

/** A log that was left because the store no longer fitted what had been signed. */
export class LedgerForkAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Counts the forks of this store' })
  number!: number;

  @ApiProperty({ format: 'date-time', description: 'When it was forked, UTC' })
  at!: string;

  @ApiProperty({ description: 'Name of the log that was left' })
  fromOrigin!: string;

  @ApiProperty({ description: 'Name of the log that was begun' })
  toOrigin!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Leaves that both share, from the first on' })
  size!: number;

  @ApiProperty({ description: 'Root of both trees at that size, base64' })
  root!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Leaves of the log that was left' })
  lostSize!: number;

  @ApiProperty({ description: 'Its root at that size, base64' })
  lostRoot!: string;

  @ApiProperty({
    description: 'Code from the catalogue ledgerFork; GET /v1/reasons lists them',
    example: 'restoredBackup',
  })
  reason!: string;
}

export class LedgerCosignatureAnswer {
  @ApiProperty({ description: 'As the witness policy calls the witness' })
  name!: string;

  @ApiProperty({ format: 'date-time', description: 'When it cosigned, UTC' })
  at!: string;
}

export class LedgerCosignaturesAnswer {
  @ApiProperty({ description: 'Whether a witness policy is set; without one nobody outside is asked' })
  policy!: boolean;

  @ApiProperty({ description: 'Whether the latest checkpoint has the cosignatures the policy asks for' })
  quorumMet!: boolean;

  @ApiProperty({ type: [LedgerCosignatureAnswer] })
  by!: LedgerCosignatureAnswer[];

  @ApiProperty({ type: [String], description: 'Names of the policy whose cosignatures would help' })
  missing!: string[];

  @ApiProperty({
    required: false,
    format: 'date-time',
    description:
      'Since when the quorum has been missing without a break, UTC; absent while it is met, and without a policy',
  })
  missingSince?: string;
}

/** Where the log over all events stands. */
export class LedgerStatusAnswer {
  @ApiProperty({
    enum: ['checking', 'running', 'stopped'],
    description:
      'checking: after a start all events are compared with the tree, and nothing is signed until that ends well; stopped: something differs, and nothing is signed until somebody acts',
  })
  state!: 'checking' | 'running' | 'stopped';

  @ApiProperty({ description: 'Name of the log; the first line of its checkpoints', example: 'lotsenbuch.local/5f0c' })
  origin!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Leaves under the latest signed checkpoint: events that it covers',
  })
  size!: number;

  @ApiProperty({ description: 'Root of the tree at that size (RFC 6962), base64' })
  root!: string;

  @ApiProperty({ description: 'Place in the log of this store up to which it goes' })
  logPosition!: string;

  @ApiProperty({
    description:
      'Of the latest published checkpoint: <origin> <size> <base64 root>. Who keeps this line can show later that nothing before it was changed; empty before the first checkpoint',
  })
  checkpointLine!: string;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description: 'When that was signed, UTC; absent before the first',
  })
  checkpointedAt?: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Events in the store that no published checkpoint covers yet',
  })
  uncovered!: number;

  @ApiProperty({ description: 'Verifier key of the key that signs, as C2SP signed-note writes it' })
  verifierKey!: string;

  @ApiProperty({ description: 'Digits of the verifier key that two people compare by telephone' })
  shortForm!: string;

  @ApiProperty({ type: LedgerCosignaturesAnswer, description: 'Of the latest published checkpoint' })
  cosignatures!: LedgerCosignaturesAnswer;

  @ApiProperty({ type: [LedgerForkAnswer], description: 'Every log that was left for this one, the earliest first' })
  forks!: LedgerForkAnswer[];

  @ApiProperty({
    type: LedgerFindingAnswer,
    required: false,
    description: 'Why nothing is signed; absent while all is well',
  })
  finding?: LedgerFindingAnswer;

  @ApiProperty({ type: LedgerFaultAnswer, required: false, description: 'Why nothing can be written at the moment' })
  fault?: LedgerFaultAnswer;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Counts the starts of what signs: one at a time may' })
  epoch!: number;
}
