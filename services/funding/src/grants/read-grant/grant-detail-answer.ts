import { ActingPersonAnswer, ApiProperty } from '@lotsenbuch/service-kit';
import { RateAnswer, ShortfallAnswer } from '../approve-grant/decision-answer.js';
import { BLOCKS } from '../block-remedies.js';
import { GrantAnswer, PeriodAnswer } from '../list-grants/grant-answer.js';
import { FinancingDto, FinancingPlanDto } from '../plan-dto/plan-dto.js';
import { GrantActAnswer, ReasonedActAnswer } from './grant-act-answer.js';
import { GrantHearingAnswer, NoticeEndAnswer } from './hearing-answer.js';

export class ApplicationVersionAnswer extends GrantActAnswer {
  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty({
    enum: ['application', 'revision', 'carrier', 'exOfficio'],
    description: 'carrier, exOfficio: who asked for the amendment',
  })
  origin!: string;

  @ApiProperty({ required: false })
  reason?: string;

  @ApiProperty({ type: PeriodAnswer })
  period!: PeriodAnswer;

  @ApiProperty({ type: FinancingPlanDto })
  plan!: object;

  @ApiProperty({ type: 'integer' })
  positions!: number;
}

export class GrantStatementAnswer extends GrantActAnswer {
  @ApiProperty({ enum: ['programmeOffice', 'district'] })
  from!: string;

  @ApiProperty({ enum: ['inFavour', 'withReservations', 'against'] })
  opinion!: string;
}

export class ReviewedLineAnswer {
  @ApiProperty()
  lineId!: string;

  @ApiProperty()
  necessary!: boolean;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  adequateCents!: number;

  @ApiProperty()
  reason!: string;
}

export class GrantReviewAnswer extends GrantActAnswer {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: [ReviewedLineAnswer] })
  lines!: readonly ReviewedLineAnswer[];

  @ApiProperty({ type: 'integer', description: 'Cents' })
  recommendedCents!: number;
}

export class BlockActAnswer extends GrantActAnswer {
  @ApiProperty({ enum: BLOCKS })
  block!: string;

  @ApiProperty()
  reason!: string;
}

export class CountersignedAnswer {
  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ type: ActingPersonAnswer })
  by!: ActingPersonAnswer;
}

export class GrantOverrideAnswer extends BlockActAnswer {
  @ApiProperty({ required: false, type: CountersignedAnswer, description: 'Absent: only one person has signed' })
  countersigned?: CountersignedAnswer;
}

export class EarlyStartAnswer extends GrantActAnswer {
  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty()
  reason!: string;
}

export class ApprovedLineAnswer {
  @ApiProperty()
  lineId!: string;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  amountCents!: number;
}

export class GrantTermsAnswer {
  @ApiProperty({ type: PeriodAnswer })
  period!: PeriodAnswer;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  approvedCents!: number;

  @ApiProperty({ type: [RateAnswer] })
  rates!: readonly RateAnswer[];

  @ApiProperty({ type: [ApprovedLineAnswer] })
  lines!: readonly ApprovedLineAnswer[];

  @ApiProperty({ type: 'integer' })
  positionsApproved!: number;

  @ApiProperty({ enum: ['provisional', 'final'] })
  notice!: string;

  @ApiProperty({ description: 'Rule set that the decision pinned' })
  ruleSet!: string;
}

export class DecisionOfGrantAnswer extends ReasonedActAnswer {
  @ApiProperty({ format: 'uuid' })
  decisionId!: string;

  @ApiProperty({ enum: ['approval', 'amendment'] })
  kind!: string;

  @ApiProperty({ description: 'It took the place of the notice before; otherwise it supplements it' })
  replaces!: boolean;

  @ApiProperty({ type: GrantTermsAnswer })
  terms!: GrantTermsAnswer;

  @ApiProperty({ enum: ['open', 'approved', 'lapsed'] })
  outcome!: string;

  @ApiProperty({ type: [RateAnswer], description: 'What it charges beyond what was approved before' })
  charges!: readonly RateAnswer[];

  @ApiProperty({ type: [ShortfallAnswer] })
  shortfalls!: readonly ShortfallAnswer[];

  @ApiProperty({ enum: BLOCKS, isArray: true })
  overridden!: readonly string[];
}

export class GrantNoticeAnswer {
  @ApiProperty({ format: 'uuid' })
  noticeId!: string;

  @ApiProperty({ description: 'Decision, refusal or act that it tells' })
  decisionId!: string;

  @ApiProperty()
  kind!: string;

  @ApiProperty({ format: 'date' })
  issuedOn!: string;

  @ApiProperty({ description: 'SHA-256 of the PDF' })
  document!: string;

  @ApiProperty({ required: false, format: 'date' })
  notifiedOn?: string;

  @ApiProperty({ required: false, format: 'date', description: 'Last day of the time for objection' })
  objectionUntil?: string;

  @ApiProperty({ required: false, format: 'date' })
  beyondAppealOn?: string;
}

export class GrantPaymentAnswer {
  @ApiProperty({ format: 'uuid' })
  paymentId!: string;

  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  amountCents!: number;

  @ApiProperty()
  cashReference!: string;
}

export class GrantDocumentAnswer {
  @ApiProperty({ description: 'SHA-256 of the bytes' })
  document!: string;

  @ApiProperty()
  kind!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  mediaType!: string;

  @ApiProperty({ type: 'integer' })
  bytes!: number;
}

/** Everything about one grant that its file page shows. */
export class GrantDetailAnswer extends GrantAnswer {
  @ApiProperty({ type: FinancingDto })
  financing!: object;

  @ApiProperty({ type: [String] })
  goals!: readonly string[];

  @ApiProperty({ type: 'integer', description: 'The version that is to be decided or was decided last' })
  version!: number;

  @ApiProperty({ required: false, format: 'uuid' })
  selectionId?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  copiedFrom?: string;

  @ApiProperty({ enum: BLOCKS, isArray: true, description: 'What stands against a decision today' })
  blocks!: readonly string[];

  @ApiProperty({ required: false, type: GrantTermsAnswer, description: 'What holds; absent before the first approval' })
  terms?: GrantTermsAnswer;

  @ApiProperty({ type: [ApplicationVersionAnswer] })
  versions!: readonly ApplicationVersionAnswer[];

  @ApiProperty({ type: [GrantStatementAnswer] })
  statements!: readonly GrantStatementAnswer[];

  @ApiProperty({ type: [GrantReviewAnswer] })
  reviews!: readonly GrantReviewAnswer[];

  @ApiProperty({ type: [BlockActAnswer] })
  settledPoints!: readonly BlockActAnswer[];

  @ApiProperty({ required: false, type: EarlyStartAnswer })
  earlyStart?: EarlyStartAnswer;

  @ApiProperty({ type: [GrantOverrideAnswer] })
  overrides!: readonly GrantOverrideAnswer[];

  @ApiProperty({ type: [DecisionOfGrantAnswer] })
  decisions!: readonly DecisionOfGrantAnswer[];

  @ApiProperty({ type: [ReasonedActAnswer], description: 'The carrier took back what was not decided' })
  withdrawals!: readonly ReasonedActAnswer[];

  @ApiProperty({ type: [ReasonedActAnswer] })
  rejections!: readonly ReasonedActAnswer[];

  @ApiProperty({ type: [GrantNoticeAnswer] })
  notices!: readonly GrantNoticeAnswer[];

  @ApiProperty({ type: [GrantHearingAnswer] })
  hearings!: readonly GrantHearingAnswer[];

  @ApiProperty({ type: [NoticeEndAnswer], description: 'Withdrawals (§ 48 VwVfG) and revocations (§ 49 VwVfG)' })
  noticeEnds!: readonly NoticeEndAnswer[];

  @ApiProperty({ type: [GrantPaymentAnswer] })
  payments!: readonly GrantPaymentAnswer[];

  @ApiProperty({ type: [GrantDocumentAnswer] })
  documents!: readonly GrantDocumentAnswer[];
}
