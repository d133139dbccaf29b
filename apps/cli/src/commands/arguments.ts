import { InvalidArgumentError, Option } from 'commander';

/** A year of four digits, as a register names it. */
export function year(text: string): number {
  if (!/^[12]\d{3}$/.test(text)) throw new InvalidArgumentError('Expected a year of four digits, such as 2019.');
  return Number(text);
}

/** Only the form is checked here; whether there is such a day the server says. */
export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('Expected a day as YYYY-MM-DD.');
  return text;
}

/** A revision, or an ETag as the server writes it. */
function entityTag(text: string): string {
  if (/^\d+$/.test(text)) return `"${text}"`;
  if (/^"[^"]+"$/.test(text)) return text;
  throw new InvalidArgumentError('Expected a revision such as 3, or an ETag such as "3" with its quotes.');
}

function idempotencyKey(text: string): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(text))
    throw new InvalidArgumentError('Expected 1 to 200 characters without blanks.');
  return text;
}

export const idempotencyKeyOption = (): Option =>
  new Option('--idempotency-key <key>', 'repeat an earlier invocation: with its key the change happens once').argParser(
    idempotencyKey,
  );

export const ifMatchOption = (): Option =>
  new Option(
    '--if-match <revision>',
    'change it only if this is still its revision (default: the one it has now)',
  ).argParser(entityTag);

export const reasonOption = (): Option =>
  new Option('--reason <code>', 'code of the reason; `lotsenbuch reasons` lists them').makeOptionMandatory();

export const recordedByOption = (): Option =>
  new Option('--recorded-by <day>', 'as it was known at the end of this day in Berlin, YYYY-MM-DD').argParser(day);

/** What {@link recordedByOption} and {@link effectiveOnOption} give. */
export interface KnownOn {
  readonly recordedBy?: string;
  readonly effectiveOn?: string;
}

export const effectiveOnOption = (): Option =>
  new Option('--effective-on <day>', 'as it holds on this day, YYYY-MM-DD').argParser(day);

/** Examples below the help of a command. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ./lotsenbuch ${line}`).join('\n')}`;
