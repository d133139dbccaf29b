import {
  formatVerifierKey,
  generateSignerKey,
  parseVerifierKey,
  type SignerKey,
  shortForm,
} from '@lotsenbuch/transparency-log';
import type { LedgerState } from '../domain/ledger-log/ledger-log.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { readKeyFile, takeNextKey, writeKeyFile } from './key-file.js';
import { KeyRefused } from './key-refused.js';
import { appendKnownKey, KNOWN_KEYS_FILE, type KnownKey, readKnownKeys } from './known-keys.js';
import { waitingKey } from './waiting-key.js';

export interface SigningKeyPorts {
  readonly places: Pick<LedgerPlaces, 'keyFile' | 'checkpointDir'>;
  readonly storeId: string;
  /** What the events of the log say. */
  readonly state: LedgerState;
  /** What was signed last; absent before the first start, and where it was lost. */
  readonly head: { readonly size: number } | undefined;
}

/**
 * The key that signs the log. It is made at the first start, named `lotsenbuch.local/<store id>`, unless a file with
 * another one is there. A rotation that was cut off is brought to its end.
 * @throws KeyRefused the key is missing, can be read by others, or is not the one that signed last
 */
export const openSigningKey = async ({ places, storeId, state, head }: SigningKeyPorts): Promise<SignerKey> => {
  const { keyFile, checkpointDir } = places;
  const known = await readKnownKeys(checkpointDir);
  const recorded = recordedKey(known, state);
  if (recorded !== undefined && (await waitingKey(keyFile)) === recorded) await takeNextKey(keyFile);
  const key = (await readKeyFile(keyFile)) ?? (recorded === undefined ? await makeKey(keyFile, storeId) : undefined);
  requireRecorded(key, recorded, keyFile);
  const wasLost = head === undefined && state !== undefined;
  if (!wasLost) {
    const firstSize = known.length > 0 ? (head?.size ?? 0) : firstOfLostList(state, checkpointDir);
    await appendKnownKey(checkpointDir, { firstSize, verifierKey: key.verifierKey });
  }
  return key;
};

/**
 * The tree size from which on the key signed, where no list says so: what it signed before must not look forged.
 * @throws KeyRefused other keys signed this log before it, and nothing here says up to where
 */
const firstOfLostList = (state: LedgerState, checkpointDir: string): number => {
  const keys = (state?.verifierKeys ?? []).map(parseVerifierKey).filter(({ name }) => name === state?.origin);
  if (keys.length < 2) return 0;
  throw new KeyRefused(
    `${checkpointDir} has no ${KNOWN_KEYS_FILE}, and ${keys.length} keys have signed this log: bring the file back from a copy of the folder. Where there is none, the log goes on under a new name: ./lotsenbuch ledger fork --from SIZE --reason lostCheckpoints`,
  );
};

/**
 * The verifier key that signs now. Events know of a rotation before the list of keys does; the list is ahead of the
 * events only after an older copy of the store was restored.
 */
const recordedKey = (known: readonly KnownKey[], state: LedgerState): string | undefined => {
  const last = known.at(-1);
  if (last === undefined) return state?.verifierKey;
  const listed = formatVerifierKey(last.verifierKey);
  return state?.verifierKeys.includes(listed) ? state.verifierKey : listed;
};

const makeKey = async (keyFile: string, storeId: string): Promise<SignerKey> => {
  const key = generateSignerKey(`lotsenbuch.local/${storeId}`);
  await writeKeyFile(keyFile, key);
  return key;
};

function requireRecorded(
  key: SignerKey | undefined,
  recorded: string | undefined,
  keyFile: string,
): asserts key is SignerKey {
  if (key !== undefined && (recorded === undefined || formatVerifierKey(key.verifierKey) === recorded)) return;
  const signedLast = recorded === undefined ? undefined : parseVerifierKey(recorded);
  const which = signedLast === undefined ? '' : `${signedLast.name}, short form ${shortForm(signedLast)}`;
  if (key === undefined) {
    throw new KeyRefused(
      `${keyFile} is missing, and the log was signed with the key ${which}: bring the file back from its copy. Where the key is lost for good, the log goes on under a new name: ./lotsenbuch ledger fork --from SIZE --reason lostKey`,
    );
  }
  throw new KeyRefused(
    `${keyFile} holds the key ${key.verifierKey.name}, short form ${shortForm(key.verifierKey)}, but the log was signed last with ${which}: bring that key back, or change to the new one with ./lotsenbuch ledger rotate-key, which the old key has to endorse`,
  );
}
