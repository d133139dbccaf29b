import { join } from 'node:path';
import type { Fork } from '../domain/ledger-log/events.js';
import type { LedgerState } from '../domain/ledger-log/ledger-log.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { ForkRefused } from './fork-refused.js';

/** Beside what was signed. */
export const FORKS_FILE = 'forks.json';

/**
 * The forks of the log, the oldest first; none where it was never forked.
 * @throws ForkRefused the file cannot be read as such
 */
export const readForks = async (checkpointDir: string): Promise<readonly Fork[]> => {
  const file = join(checkpointDir, FORKS_FILE);
  const text = textIfThere(file);
  if (text === undefined) return [];
  try {
    const { format, forks } = JSON.parse(text) as { readonly format: unknown; readonly forks: readonly Fork[] };
    if (format !== 1 || !Array.isArray(forks)) throw new Error('not a list of forks in format 1');
    return forks;
  } catch (cause) {
    throw new ForkRefused(
      `${file} is damaged (${cause instanceof Error ? cause.message : String(cause)}): every fork is also in the events of the log and in each checkpoint signed after it; bring the file back from a copy of the folder`,
      { cause },
    );
  }
};

/**
 * The forks of the log by what is kept beside the signatures and by what its events say: of the two places one may be older
 * than the other, or lost, and a fork must not go unsaid for that.
 * @throws ForkRefused the file cannot be read as such
 */
export const forksOfLog = async (checkpointDir: string, state: LedgerState): Promise<readonly Fork[]> => {
  const kept = await readForks(checkpointDir);
  const lost = (state?.forks ?? []).filter(({ toOrigin }) => !kept.some((fork) => fork.toOrigin === toOrigin));
  return [...lost, ...kept].toSorted((one, other) => one.number - other.number);
};
