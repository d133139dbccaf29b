/**
 * A text of the server as one line that cannot steer a terminal: registers are full of line breaks, and nobody promised
 * that a published cell holds no escape sequence.
 */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
}
