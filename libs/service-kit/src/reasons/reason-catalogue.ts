import type { CatalogueReason } from '@lotsenbuch/kernel';

/** The reasons of a service by the name of their catalogue, which says what they are given for. */
export type ReasonCatalogues = Readonly<Record<string, readonly CatalogueReason[]>>;
