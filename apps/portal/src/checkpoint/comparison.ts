/** What the page reads of `GET /v1/ledger/comparison`. */
export interface Comparison {
  readonly verdict: 'consistent' | 'forked' | 'tooNew' | 'otherLog' | 'treeDamaged' | 'unreadable';
  /** Events that the kept checkpoint value covers. */
  readonly size?: number;
  /** The log that it names. */
  readonly origin?: string;
  /** The declared new beginning between it and today. */
  readonly fork?: { readonly fromOrigin: string; readonly size: number; readonly reason: string };
}
