import type { ValueToSeal } from './vault.js';

const MAX_TEXT_LENGTH = 10_000;
const MAX_PATH_LENGTH = 200;

/** @throws RangeError says which field is wrong, without saying the text */
export const checkSealable = ({ subject, commandId, path, text }: ValueToSeal): void => {
  for (const [name, value, longest] of [
    ['subject', subject, MAX_PATH_LENGTH],
    ['commandId', commandId, MAX_PATH_LENGTH],
    ['path', path, MAX_PATH_LENGTH],
    ['text', text, MAX_TEXT_LENGTH],
  ] as const) {
    if (value.length < 1 || value.length > longest || !value.isWellFormed()) {
      throw new RangeError(
        `${name} of a personal value has ${value.length} characters: expected is well-formed Unicode of 1 to ${longest}`,
      );
    }
  }
};
