import type { ReasonCatalogues } from '@lotsenbuch/service-kit';
import { ERASURE_REASONS } from './domain/erasure-reasons.js';

/** Every reason that erasure asks for, by what it is given for. */
export const ERASURE_REASON_CATALOGUES: ReasonCatalogues = {
  erasureRequest: ERASURE_REASONS.filter(({ decision }) => decision === 'request'),
  erasureRefusal: ERASURE_REASONS.filter(({ decision }) => decision === 'refuse'),
};
