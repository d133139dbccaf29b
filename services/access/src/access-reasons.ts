import type { ReasonCatalogues } from '@lotsenbuch/service-kit';
import { ACCOUNT_REASONS } from './accounts/domain/account-reasons.js';

/** Every reason that access asks for, by what it is given for. */
export const ACCESS_REASONS: ReasonCatalogues = {
  roleGrant: ACCOUNT_REASONS.filter(({ decision }) => decision === 'roleGrant'),
  roleGrantEnd: ACCOUNT_REASONS.filter(({ decision }) => decision === 'roleGrantEnd'),
};
