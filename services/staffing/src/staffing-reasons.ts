import type { ReasonCatalogues } from '@lotsenbuch/service-kit';
import { STAFFING_REASONS as REASONS } from './domain/staffing-reasons.js';

/** Every reason that staffing asks for, by what it is given for. */
export const STAFFING_REASONS: ReasonCatalogues = Object.fromEntries(Map.groupBy(REASONS, ({ act }) => act));
