/** A reason that a person can give for a decision. */
export interface CatalogueReason {
  /** The same for ever: events hold it. */
  readonly code: string;
  /** First Berlin day on which it may be given. */
  readonly from: string;
  /** First Berlin day on which it may no longer be given; absent while it is in use. */
  readonly until?: string;
  readonly text: { readonly de: string; readonly en: string };
}
