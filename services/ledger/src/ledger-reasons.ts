import type { ReasonCatalogues } from '@lotsenbuch/service-kit';
import { FORK_REASONS } from './domain/ledger-log/fork-reasons.js';

/** Every reason that the ledger asks for, by what it is given for. */
export const LEDGER_REASONS: ReasonCatalogues = { ledgerFork: FORK_REASONS };
