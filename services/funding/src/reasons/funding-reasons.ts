import type { ReasonCatalogues } from '@lotsenbuch/service-kit';
import { BUDGET_CATALOGUES } from '../budget/domain/budget-reasons.js';
import { CARRIER_REASONS } from '../carriers/domain/carrier-reasons.js';
import { APPLICATION_REASONS } from '../grants/domain/reasons/application-reasons.js';
import { NOTICE_REASONS } from '../grants/domain/reasons/notice-reasons.js';
import { REVIEW_LINE_REASONS } from '../grants/domain/reasons/review-line-reasons.js';
import { REVIEW_REASONS } from '../published-grants/domain/review-reasons.js';
import { SELECTION_REASONS } from '../selection/domain/selection-reasons.js';

/** Every reason that funding asks for, by what it is given for. */
export const FUNDING_REASONS: ReasonCatalogues = {
  ...BUDGET_CATALOGUES,
  reviewInclude: REVIEW_REASONS.filter(({ decision }) => decision === 'include'),
  reviewExclude: REVIEW_REASONS.filter(({ decision }) => decision === 'exclude'),
  recipientCarrier: REVIEW_REASONS.filter(({ decision }) => decision === 'carrier'),
  carrierRename: CARRIER_REASONS.filter(({ decision }) => decision === 'rename'),
  carrierMerge: CARRIER_REASONS.filter(({ decision }) => decision === 'merge'),
  selectionNomination: SELECTION_REASONS.filter(({ decision }) => decision === 'selectionNomination'),
  selectionCarrierChange: SELECTION_REASONS.filter(({ decision }) => decision === 'selectionCarrierChange'),
  applicationWithdrawal: APPLICATION_REASONS.filter(({ decision }) => decision === 'applicationWithdrawal'),
  openPointSettlement: APPLICATION_REASONS.filter(({ decision }) => decision === 'openPointSettlement'),
  earlyStart: APPLICATION_REASONS.filter(({ decision }) => decision === 'earlyStart'),
  applicationRejection: APPLICATION_REASONS.filter(({ decision }) => decision === 'applicationRejection'),
  grantDecision: APPLICATION_REASONS.filter(({ decision }) => decision === 'grantDecision'),
  amendmentRequest: APPLICATION_REASONS.filter(({ decision }) => decision === 'amendmentRequest'),
  amendmentDecision: APPLICATION_REASONS.filter(({ decision }) => decision === 'amendmentDecision'),
  blockOverride: APPLICATION_REASONS.filter(({ decision }) => decision === 'blockOverride'),
  reviewLine: REVIEW_LINE_REASONS,
  noticeWithdrawal: NOTICE_REASONS.filter(({ decision }) => decision === 'withdrawal'),
  noticeRevocation: NOTICE_REASONS.filter(({ decision }) => decision === 'revocation'),
};
