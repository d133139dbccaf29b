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

/** The reasons of a service by the name of their catalogue, which says what they are given for. */
export type ReasonCatalogues = Readonly<Record<string, readonly CatalogueReason[]>>;
