import { oneLine } from '../../output/one-line.js';

/** What is left to do where the new key was given as a file. */
export const putInPlaceText = (key: { readonly isKeyInPlace: boolean; readonly keyFile: string }): readonly string[] =>
  key.isKeyInPlace
    ? []
    : [`Before the next start put the new key in the place of ${oneLine(key.keyFile)}: nothing is signed without it.`];
