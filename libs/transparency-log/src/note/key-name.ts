const SPACE_OR_PLUS = /[\p{White_Space}+]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that signed-note forbids
const CONTROL = /[\u0000-\u001f]/;

/** Whether signed-note allows this key name: not empty, no Unicode space, no plus, no control character, encodable as UTF-8. */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !SPACE_OR_PLUS.test(name) && !CONTROL.test(name);

/** Whether one line of a note may hold this: no control character, encodable as UTF-8. */
export const isNoteLine = (line: string): boolean => line.isWellFormed() && !CONTROL.test(line);
