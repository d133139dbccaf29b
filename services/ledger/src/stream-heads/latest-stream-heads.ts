import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint, parseNote } from '@lotsenbuch/transparency-log';
import { isAbsent } from '../tree-files/is-absent.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { type StreamHeads, streamHeadsOf } from './stream-heads-line.js';

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
  const streamsFolder = join(files.places.ledgerDir, 'streams');
  const sizes = (await namesIn(streamsFolder)).filter((name) => /^\d+$/.test(name)).map(Number);
  for (const size of sizes.sort((one, other) => other - one)) {
    const folder = files.streamHeadsFolder(size);
    const checkpoint = textIfThere(join(folder, 'checkpoint'));
    if (checkpoint === undefined) continue;
    const heads = streamHeadsOf(parseCheckpoint(parseNote(checkpoint).text).extensions);
    if (heads !== undefined) return { ...heads, folder, size, checkpoint };
  }
  return undefined;
};

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((reason: unknown) => {
    if (isAbsent(reason)) return [];
    throw reason;
  });
