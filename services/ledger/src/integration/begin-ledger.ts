import { EMPTY_ROOT } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';

/**
 * Writes the head of an empty tree, unless there is a head. Comes before the event that records the start of the log: where
 * that event is, a missing head was lost.
 * @param origin name of the log, which is the name of its signing key
 */
export const beginLedger = async (files: LedgerFiles, origin: string): Promise<void> => {
  if ((await files.head()) !== undefined) return;
  const root = Buffer.from(EMPTY_ROOT).toString('base64');
  await files.writeHead({ origin, size: 0, root, ordinal: 0, epoch: 0 });
};
