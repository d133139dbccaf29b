import { join } from 'node:path';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { CUT_CHECKPOINT_FILE, cutSizes } from './latest-stream-heads.js';

/** The one before the latest stays for whoever began to read it: a proof, or a verification beside the platform. */
const CUTS_KEPT = 2;

/**
 * Removes every cut of stream heads but the latest two with their checkpoint, and what an interrupted writer or remover
 * left of others. Their signed roots stay in the list of signed checkpoints.
 * @param published tree size of a cut whose checkpoint is published: larger ones are left alone
 */
export const removeOlderCuts = async (files: LedgerFiles, published: number): Promise<void> => {
  let kept = 0;
  for (const size of await cutSizes(files)) {
    if (size > published) continue;
    const folder = files.streamHeadsFolder(size);
    const checkpoint = join(folder, CUT_CHECKPOINT_FILE);
    if (kept < CUTS_KEPT && textIfThere(checkpoint) !== undefined) {
      kept += 1;
      continue;
    }
    // First of all: a cut without it counts for nobody, so none is read of which a part is gone.
    files.disk.remove(checkpoint);
    files.disk.remove(folder);
  }
};
