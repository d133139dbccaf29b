import { rootAt } from '@lotsenbuch/transparency-log';
import { findingOfFault } from '../checking/fault-finding.js';
import type { NamedFork } from '../fork/forked-from-line.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import type { Findings } from './findings.js';

/** What a fork says that it took over must be what the tree begins with, as far as no later fork cut it back. */
export const checkForks = async (
  files: LedgerFiles,
  forks: readonly NamedFork[],
  findings: Findings,
): Promise<void> => {
  for (const [place, { fromOrigin, size, root }] of forks.entries()) {
    if (findings.treeDamaged || forks.slice(place).some((later) => later.size < size)) continue;
    try {
      const found = Buffer.from(await rootAt(size, files.tiles.read)).toString('base64');
      if (found === root) continue;
      const text = `${fromOrigin} had the root ${root} at that size, the tree has ${found}`;
      findings.add({ kind: 'forked', size, text });
    } catch (reason) {
      findings.add(findingOfFault(reason));
    }
  }
};
