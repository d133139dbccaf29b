import type {
  AdvisoryStatementGiven,
  AmendmentRequested,
  ApplicationRejected,
  ApplicationReviewed,
  ApplicationRevised,
  ApplicationSubmitted,
  ApplicationWithdrawn,
  BlockOverridden,
  EarlyStartConsented,
  OpenPointSettled,
  OverrideRequested,
} from './events/application-events.js';
import type { DecisionLapsed, GrantApproved, GrantDecisionTaken } from './events/decision-events.js';
import type { DocumentAttached, PaymentRecorded } from './events/file-events.js';
import type {
  HearingOpened,
  HearingStatementReceived,
  NoticeIssued,
  NoticeNotified,
  NoticeRevoked,
  NoticeWithdrawn,
} from './events/notice-events.js';

export type {
  AdvisoryStatementGiven,
  AmendmentRequested,
  Application,
  ApplicationRejected,
  ApplicationReviewed,
  ApplicationRevised,
  ApplicationSubmitted,
  ApplicationWithdrawn,
  BlockOverridden,
  EarlyStartConsented,
  OpenPointSettled,
  OverrideRequested,
  ReviewedLine,
} from './events/application-events.js';
export type {
  DecisionLapsed,
  FundsShortfall,
  GrantApproved,
  GrantDecisionTaken,
  GrantTerms,
} from './events/decision-events.js';
export type { DocumentAttached, PaymentRecorded } from './events/file-events.js';
export type { Block, FundingPeriod, GrantArea } from './events/grant-values.js';
export type {
  HearingOpened,
  HearingStatementReceived,
  NoticeEnded,
  NoticeIssued,
  NoticeNotified,
  NoticeRevoked,
  NoticeWithdrawn,
} from './events/notice-events.js';

export type GrantEvent =
  | ApplicationSubmitted
  | ApplicationRevised
  | ApplicationWithdrawn
  | OpenPointSettled
  | AdvisoryStatementGiven
  | EarlyStartConsented
  | ApplicationReviewed
  | ApplicationRejected
  | GrantDecisionTaken
  | GrantApproved
  | DecisionLapsed
  | NoticeIssued
  | NoticeNotified
  | AmendmentRequested
  | HearingOpened
  | HearingStatementReceived
  | NoticeWithdrawn
  | NoticeRevoked
  | OverrideRequested
  | BlockOverridden
  | PaymentRecorded
  | DocumentAttached;
