import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint, parseNote } from '@lotsenbuch/transparency-log';
import { isAbsent } from '../tree-files/is-absent.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { type StreamHeads, streamHeadsOf } from './stream-heads-line.js';

/** Beside the tree of a cut: the signed checkpoint that carries its root. */
export const CUT_CHECKPOINT_FILE = 'checkpoint';

/** Stream heads that a signed checkpoint carries. */
export interface CutStreamHeads extends StreamHeads {
  /** Where the files of their tree lie. */
  readonly folder: string;
  /** Size of the log at which they were cut. */
  readonly size: number;
  /** The signed checkpoint. */
  readonly checkpoint: string;
}

/**
 * The latest cut whose checkpoint is signed; undefined before the first. A cut that is still being written has no
 * checkpoint beside it.
 * @throws NoteRefused, StreamProofRefused if the checkpoint that lies there is damaged
 */
export const latestStreamHeads = async (
  files: Pick<LedgerFiles, 'places' | 'streamHeadsFolder'>,
): Promise<CutStreamHeads | undefined> => {
  for (const size of await cutSizes(files)) {
    const folder = files.streamHeadsFolder(size);
    const checkpoint = textIfThere(join(folder, CUT_CHECKPOINT_FILE));
    if (checkpoint === undefined) continue;
    const heads = streamHeadsOf(parseCheckpoint(parseNote(checkpoint).text).extensions);
    if (heads !== undefined) return { ...heads, folder, size, checkpoint };
  }
  return undefined;
};

/** Tree sizes at which there is a folder of a cut, finished or not, the largest first. */
export const cutSizes = async ({ places }: Pick<LedgerFiles, 'places'>): Promise<readonly number[]> => {
  const names = await namesIn(join(places.ledgerDir, 'streams'));
  const sizes = names.filter((name) => /^\d+$/.test(name)).map(Number);
  return sizes.sort((one, other) => other - one);
};

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((reason: unknown) => {
    if (isAbsent(reason)) return [];
    throw reason;
  });
