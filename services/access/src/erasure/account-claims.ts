import type { RightsDirectory } from '../rights/rights-directory.js';
import { claimsOfRoles } from './domain/claims-of-roles.js';
import type { RetentionClaims } from './domain/retention-claim.js';

/** What access itself claims: whoever acts, or has decided, stays resolvable. */
export const accountClaims =
  (directory: Pick<RightsDirectory, 'accounts'>): RetentionClaims =>
  async (subject) =>
    [...directory.accounts().values()]
      .filter((account) => account.subject === subject)
      .flatMap(({ grants }) => claimsOfRoles(grants));
