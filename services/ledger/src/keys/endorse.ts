import {
  formatNote,
  formatVerifierKey,
  type SignerKey,
  signNote,
  type VerifierKey,
} from '@lotsenbuch/transparency-log';

/** The word of one key for another: a signed note over the line of its verifier key. */
export const endorse = (verifierKey: VerifierKey, by: SignerKey): string => {
  const text = `${formatVerifierKey(verifierKey)}\n`;
  return formatNote({ text, signatures: [signNote(text, by)] });
};
