import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';

const cannot = (file: string, why: string): Failure =>
  new Failure(EXIT.usage, `error: ${file} cannot be written: ${why}.`);

const THERE = 'it exists already; name another one';

/**
 * Says so before anything is asked, where a file that is to be written is there already.
 * @throws Failure usage
 */
export function requireNew(file: string): void {
  if (existsSync(file)) throw cannot(file, THERE);
}

/**
 * Writes a file that is not there yet.
 * @throws Failure usage: it is there, or cannot be written
 */
export async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw cannot(file, isThere ? THERE : error instanceof Error ? error.message : String(error));
  }
}
