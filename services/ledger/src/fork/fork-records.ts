import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fork } from '../domain/ledger-log/events.js';
import { isAbsent } from '../tree-files/is-absent.js';
import { ForkRefused } from './fork-refused.js';

export const FORKS_FILE = 'forks.json';

/** One fork of the log, as `forks.json` keeps it beside what was signed. */
export type ForkRecord = Fork;

/**
 * The forks of the log, the oldest first; none where it was never forked.
 * @throws ForkRefused the file cannot be read as such
 */
export const readForks = async (checkpointDir: string): Promise<readonly ForkRecord[]> => {
  const file = join(checkpointDir, FORKS_FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (isAbsent(cause)) return [];
    throw cause;
  }
  try {
    const { format, forks } = JSON.parse(text) as { readonly format: unknown; readonly forks: readonly ForkRecord[] };
    if (format !== 1 || !Array.isArray(forks)) throw new Error('not a list of forks in format 1');
    return forks;
  } catch (cause) {
    throw new ForkRefused(
      `${file} is damaged (${cause instanceof Error ? cause.message : String(cause)}): every fork is also in the events of the log and in each checkpoint signed after it; bring the file back from a copy of the folder`,
      { cause },
    );
  }
};

/** The extension line by which every checkpoint of a forked log names the log it was forked from. */
export const forkedFromLine = ({ fromOrigin, size, root, reason }: Fork): string =>
  `forked-from ${fromOrigin} ${size} ${root} ${reason}`;
