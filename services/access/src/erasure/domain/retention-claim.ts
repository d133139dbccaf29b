import type { LocalDate } from '@lotsenbuch/kernel';

/** Why a subject may not be erased yet: a term of retention, a legal hold, a contract that still runs. */
export interface RetentionClaim {
  /** The service that needs the person to stay resolvable, such as `funding`. */
  readonly holder: string;
  /** Code of the holder that says why, such as `approverWithinRetention`. */
  readonly reason: string;
  /** First Berlin day on which the claim no longer holds; `open` where nobody can say yet. */
  readonly until: LocalDate | 'open';
}

/** What one service claims about a subject; each service gives its own when the platform is composed. */
export type RetentionClaims = (subject: string) => Promise<readonly RetentionClaim[]>;

/** The claims that still hold on a Berlin day. */
export const claimsOn = (claims: readonly RetentionClaim[], day: LocalDate): readonly RetentionClaim[] =>
  claims.filter(({ until }) => until === 'open' || day < until);
