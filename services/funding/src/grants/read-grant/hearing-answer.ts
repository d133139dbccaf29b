import { ApiProperty } from '@lotsenbuch/service-kit';
import { GrantActAnswer, ReasonedActAnswer } from './grant-act-answer.js';

/** The carrier is heard before an act against its notice; why, and what it said. */
export class GrantHearingAnswer extends ReasonedActAnswer {
  @ApiProperty({ format: 'uuid' })
  hearingId!: string;

  @ApiProperty({ enum: ['withdrawal', 'revocation'] })
  act!: string;

  @ApiProperty({ format: 'date' })
  statementUntil!: string;

  @ApiProperty()
  isAnswered!: boolean;

  @ApiProperty({ format: 'date', description: 'Day of full knowledge of the facts' })
  knownSince!: string;

  @ApiProperty({ type: [GrantActAnswer], description: 'What the carrier said' })
  statements!: readonly GrantActAnswer[];
}

export class NoticeEndAnswer extends ReasonedActAnswer {
  @ApiProperty({ format: 'uuid' })
  actId!: string;

  @ApiProperty({ enum: ['withdrawal', 'revocation'] })
  act!: string;

  @ApiProperty({ format: 'date' })
  decidedOn!: string;

  @ApiProperty({ type: 'integer', description: 'Cents that stay approved' })
  approvedCents!: number;
}
