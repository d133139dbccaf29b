import { type Checkpoint, parseCheckpoint, parseNote } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';

/** The tree that everybody can check: the one of the latest published checkpoint. */
export interface PublishedTree extends Pick<Checkpoint, 'origin' | 'size' | 'root'> {
  /** The signed checkpoint, with the cosignatures there are. */
  readonly note: string;
}

/**
 * Undefined until a checkpoint is published. Whose signature it has is for those to verify who receive it.
 * @throws NoteRefused if the file is damaged
 */
export const publishedTree = async (files: Pick<LedgerFiles, 'published'>): Promise<PublishedTree | undefined> => {
  const note = await files.published();
  return note === undefined ? undefined : { ...parseCheckpoint(parseNote(note).text), note };
};
