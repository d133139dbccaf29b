import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';

/** Far more than anybody keeps, and little enough to be read at once. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * A file of text, or standard input where it is called `-`.
 * @throws Failure usage: it cannot be read, or is none
 */
export async function readText(file: string): Promise<string> {
  const name = file === '-' ? 'Standard input' : file;
  let text: string;
  try {
    text = file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw new Failure(EXIT.usage, `error: ${name} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
  if (text.length > MAX_BYTES) {
    throw new Failure(EXIT.usage, `error: ${name} has more than ${MAX_BYTES} characters: name another file.`);
  }
  return text;
}
