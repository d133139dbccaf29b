import type { ReasonCatalogues } from '@lotsenbuch/service-kit';
import { CARRIER_REASONS } from '../carriers/domain/carrier-reasons.js';
import { REVIEW_REASONS } from '../published-grants/domain/review-reasons.js';
import { SELECTION_REASONS } from '../selection/domain/selection-reasons.js';

/** Every reason that funding asks for, by what it is given for. */
export const FUNDING_REASONS: ReasonCatalogues = {
  reviewInclude: REVIEW_REASONS.filter(({ decision }) => decision === 'include'),
  reviewExclude: REVIEW_REASONS.filter(({ decision }) => decision === 'exclude'),
  recipientCarrier: REVIEW_REASONS.filter(({ decision }) => decision === 'carrier'),
  carrierRename: CARRIER_REASONS.filter(({ decision }) => decision === 'rename'),
  carrierMerge: CARRIER_REASONS.filter(({ decision }) => decision === 'merge'),
  selectionNomination: SELECTION_REASONS.filter(({ decision }) => decision === 'selectionNomination'),
  selectionCarrierChange: SELECTION_REASONS.filter(({ decision }) => decision === 'selectionCarrierChange'),
};
