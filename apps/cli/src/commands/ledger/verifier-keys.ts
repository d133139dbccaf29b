import { NoteRefused, parseVerifierKey } from '@lotsenbuch/transparency-log';
import { InvalidArgumentError, Option } from 'commander';

/** Keys of the log, each as `ledger key` prints it; what they are is checked here, whether they are the right ones later. */
export const keyOption = (description: string): Option =>
  new Option('--key <vkey>', `${description}; may be given several times`).argParser(
    (text: string, before: readonly string[] | undefined) => [...(before ?? []), logKey(text)],
  );

/** @throws InvalidArgumentError the text is no verifier key of a log */
export function logKey(text: string): string {
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
