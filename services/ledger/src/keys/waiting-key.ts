import { formatVerifierKey, generateSignerKey, type SignerKey } from '@lotsenbuch/transparency-log';
import { nextKeyFile, readKeyFile, writeKeyFile } from './key-file.js';

/** The verifier key of the key that waits beside a key file to take over; undefined if none does. */
export const waitingKey = async (keyFile: string): Promise<string | undefined> => {
  const waiting = await readKeyFile(nextKeyFile(keyFile));
  return waiting === undefined ? undefined : formatVerifierKey(waiting.verifierKey);
};

/** A new key of this name, made to wait; one that waits since its use was cut off is not made again. */
export const keyInWaiting = async (keyFile: string, name: string): Promise<SignerKey> => {
  const waiting = await readKeyFile(nextKeyFile(keyFile));
  if (waiting?.verifierKey.name === name) return waiting;
  const made = generateSignerKey(name);
  await writeKeyFile(nextKeyFile(keyFile), made);
  return made;
};
