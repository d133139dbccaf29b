import { ApiProperty } from '@lotsenbuch/service-kit';
import type { Verdict } from '../comparison/comparison-report.js';

const VERDICTS: readonly Verdict[] = ['consistent', 'forked', 'tooNew', 'otherLog', 'treeDamaged', 'unreadable'];

export class ComparedForkAnswer {
  @ApiProperty({ description: 'Name of the log that was left' })
  fromOrigin!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Leaves that the log of today took over from it' })
  size!: number;

  @ApiProperty({
    description: 'Code from the catalogue ledgerFork; GET /v1/reasons lists them',
    example: 'restoredBackup',
  })
  reason!: string;
}

/** What comes of holding a checkpoint that somebody kept against the log of today. */
export class ComparisonAnswer {
  @ApiProperty({
    enum: VERDICTS,
    description:
      'consistent: the log of today begins with exactly the events of then; forked: it does not, or a declared fork left them behind; tooNew: it covers more than the log of today; otherLog: this log does not name it as one before it; treeDamaged: the tree here does not lead to its own checkpoint; unreadable: no line <origin> <size> <base64 root>',
  })
  verdict!: Verdict;

  @ApiProperty({ type: 'integer', minimum: 0, required: false, description: 'Leaves that the kept checkpoint covers' })
  size?: number;

  @ApiProperty({ required: false, description: 'The log that the kept checkpoint names' })
  origin?: string;

  @ApiProperty({ required: false, description: 'Root of the tree of today at that size, base64, where it is another' })
  rootToday?: string;

  @ApiProperty({
    type: ComparedForkAnswer,
    required: false,
    description: 'The declared fork that lies between the kept checkpoint and today',
  })
  fork?: ComparedForkAnswer;

  @ApiProperty({ description: 'What it was compared with: <origin> <size> <base64 root>' })
  checkpointLine!: string;
}
