import { NoteRefused, parseVerifierKey } from '@lotsenbuch/transparency-log';
import { InvalidArgumentError, Option } from 'commander';
import type { Client } from '../../connection/client.js';
import type { LedgerStatus } from '../../ledger-contract.js';

/** Keys of the log, each as `ledger key` prints it; what they are is checked here, whether they are the right ones later. */
export const keyOption = (unless = ''): Option =>
  new Option(
    '--key <vkey>',
    `verifier key of the log, from where you keep it${unless}; may be given several times`,
  ).argParser(logKeys);

/** As {@link keyOption}, where {@link keysOfLog} asks the platform if nobody gives one. */
export const keyOrPublishedOption = (): Option => keyOption(' (default: the one the platform names)');

/** The keys that were given, else the one that the platform names. */
export const keysOfLog = async (client: Client, given: readonly string[] | undefined): Promise<readonly string[]> =>
  given ?? [(await client.get<LedgerStatus>('/v1/ledger')).body.verifierKey];

/** For who reads a result that stands on the key that the platform names. */
export const KEY_NOT_GIVEN =
  'It was checked with the key that the platform itself names: check it again with the one that you keep.';

/**
 * Adds a key to those that were given before it.
 * @throws InvalidArgumentError the text is no verifier key of a log
 */
export const logKeys = (text: string, before: readonly string[] = []): readonly string[] => [...before, logKey(text)];

function logKey(text: string): string {
  let algorithm: string;
  try {
    ({ algorithm } = parseVerifierKey(text.trim()));
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    throw new InvalidArgumentError(
      `Expected a verifier key as \`lotsenbuch ledger key\` prints it, NAME+ID+BASE64. ${error.message}`,
    );
  }
  if (algorithm !== 'ed25519') {
    throw new InvalidArgumentError('This is the key of somebody who cosigns; expected is the verifier key of the log.');
  }
  return text.trim();
}
