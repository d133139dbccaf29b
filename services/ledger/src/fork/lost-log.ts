import { EMPTY_ROOT, NoteRefused, openCheckpoint, type VerifierKey } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { unlessDamaged } from '../tree-files/unless-damaged.js';
import { ForkRefused } from './fork-refused.js';

/** The log that is about to be left, as far as it was signed. */
export interface LostLog {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Of the integrator that signed last. */
  readonly epoch: number;
  /** Whose signatures on its checkpoints are believed. */
  readonly keys: readonly VerifierKey[];
}

/**
 * What is left of the log: its head; where that is lost, the last checkpoint that one of its keys signed; where there is
 * none either, nothing (a size of 0).
 * @param keys of the log, the one that signed last at the end
 * @throws ForkRefused nothing was ever signed here
 */
export const findLostLog = async (files: LedgerFiles, keys: readonly VerifierKey[]): Promise<LostLog> => {
  // Damage is a reason to fork, not a reason not to.
  const head = await unlessDamaged(() => files.head());
  const origin = head?.origin ?? keys.at(-1)?.name;
  if (origin === undefined) {
    throw new ForkRefused('there is no log to fork: neither the events nor the files name one; start the platform');
  }
  const notes = [(await unlessDamaged(() => files.signed.latest()))?.note, await files.published()];
  const found = [
    ...(head === undefined ? [] : [{ size: head.size, root: Buffer.from(head.root, 'base64') }]),
    ...notes.flatMap((note) => signedBy(note, origin, keys)),
  ];
  const [last] = found.toSorted((one, other) => other.size - one.size);
  if (last === undefined) return { origin, size: 0, root: EMPTY_ROOT, epoch: 0, keys };
  return { origin, size: last.size, root: last.root, epoch: head?.epoch ?? 0, keys };
};

/** The checkpoint in a note that a key of the log signed; none if there is no such note. */
export const signedBy = (note: string | undefined, origin: string, keys: readonly VerifierKey[]) => {
  if (note === undefined || keys.length === 0) return [];
  try {
    return [openCheckpoint(note, origin, keys).checkpoint];
  } catch (cause) {
    if (cause instanceof NoteRefused) return [];
    throw cause;
  }
};
