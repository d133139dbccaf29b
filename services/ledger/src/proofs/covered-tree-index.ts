import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { publishedTree } from './published-tree.js';

/** Place in the tree of the event at this ordinal of the store; undefined until a published checkpoint covers it. */
export const coveredTreeIndex = async (
  files: Pick<LedgerFiles, 'published' | 'ordinals'>,
  ordinal: number,
): Promise<number | undefined> => {
  const tree = await publishedTree(files);
  if (tree === undefined) return undefined;
  const index = await files.ordinals.indexOf(ordinal);
  return index === undefined || index >= tree.size ? undefined : index;
};
