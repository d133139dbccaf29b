import { readFileSync } from 'node:fs';
import { isAbsent } from './is-absent.js';

/** The text of a small file; undefined if there is no such file. */
export const textIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (reason) {
    if (isAbsent(reason)) return undefined;
    throw reason;
  }
};
