import type { VerifierKey } from '@lotsenbuch/transparency-log';
import { KeyRefused } from '../keys/key-refused.js';
import { readKnownKeys } from '../keys/known-keys.js';

/** The verifier keys of the log. */
export interface LogKeys {
  /** Those that may have signed a checkpoint of this tree size. */
  at(size: number): readonly VerifierKey[];
  readonly fromDisk: boolean;
  /** Why there are none. */
  readonly missing?: string;
}

/** The keys that were given, or those that the checkpoint folder knows, each for the tree sizes it signed for. */
export const logKeys = async (given: readonly VerifierKey[] | undefined, checkpointDir: string): Promise<LogKeys> => {
  if (given !== undefined) return { at: () => given, fromDisk: false };
  try {
    const known = await readKnownKeys(checkpointDir);
    return {
      // When a key took over from another, both may have signed the tree as it was then.
      at: (size) =>
        known
          .filter(({ firstSize }, place) => firstSize <= size && size <= (known[place + 1]?.firstSize ?? size))
          .map(({ verifierKey }) => verifierKey),
      fromDisk: true,
      ...(known.length === 0 && { missing: 'the checkpoint folder knows no key' }),
    };
  } catch (reason) {
    if (!(reason instanceof KeyRefused)) throw reason;
    return { at: () => [], fromDisk: true, missing: reason.message };
  }
};
