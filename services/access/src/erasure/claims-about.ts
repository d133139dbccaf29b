import type { RetentionClaim, RetentionClaims } from './domain/retention-claim.js';

/** What all services claim about a subject. A service that cannot be asked stops the decision: silence is no consent. */
export const claimsAbout = async (
  services: readonly RetentionClaims[],
  subject: string,
): Promise<readonly RetentionClaim[]> => (await Promise.all(services.map((claims) => claims(subject)))).flat();
