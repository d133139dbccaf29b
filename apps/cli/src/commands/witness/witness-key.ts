import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import {
  formatSignerKey,
  generateSignerKey,
  NoteRefused,
  parseSignerKey,
  type SignerKey,
} from '@lotsenbuch/transparency-log';
import { EXIT } from '../../exit-code.js';
import { Failure } from '../../failure.js';

interface Places {
  readonly keyFile: string;
  readonly stateFolder: string;
  /** What the key is to be called; undefined: whatever it is called. */
  readonly name: string | undefined;
  /** Of a key that is made. */
  readonly defaultName: string;
}

/**
 * The key of a witness, made together with the folder of its state at the first start. Later both must be there: a witness
 * that has forgotten what it cosigned would cosign a forked log.
 * @throws Failure usage: one of them is missing, or the key is not usable
 */
export async function witnessKeyAndState({ keyFile, stateFolder, name, defaultName }: Places): Promise<SignerKey> {
  const remembered = await namesIn(stateFolder);
  const text = await secretIn(keyFile);
  if (text === undefined) {
    if (remembered !== undefined && remembered.length > 0) {
      throw usage(
        `${stateFolder} holds what a witness cosigned, but its key ${keyFile} is missing: bring the key back, or begin another witness with a new folder`,
      );
    }
    return makeBoth(keyFile, stateFolder, name ?? defaultName);
  }
  if (remembered === undefined) {
    throw usage(
      `${keyFile} is the key of a witness, but its state ${stateFolder} is missing: bring the folder back (mount its volume). Without it the witness would cosign a log that was forked`,
    );
  }
  const key = parse(text, keyFile);
  if (name === undefined || name === key.verifierKey.name) return key;
  throw usage(
    `${keyFile} holds the key of ${key.verifierKey.name}, not of ${name}: leave --name out, or name another file`,
  );
}

const usage = (message: string): Failure => new Failure(EXIT.usage, `error: ${message}.`);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function namesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw usage(`${folder} cannot be read: ${messageOf(error)}`);
  }
}

async function secretIn(file: string): Promise<string | undefined> {
  let mode: number;
  let text: string;
  try {
    mode = (await stat(file)).mode & 0o777;
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw usage(`${file} cannot be read: ${messageOf(error)}`);
  }
  if ((mode & 0o077) === 0) return text;
  throw usage(
    `${file} has mode ${mode.toString(8)}, so others can read what signs; allowed is 600: run "chmod 600 ${file}"`,
  );
}

function parse(text: string, file: string): SignerKey {
  let key: SignerKey;
  try {
    key = parseSignerKey(text.trim());
  } catch (error) {
    throw usage(`${file} holds no key of a witness: ${messageOf(error)}`);
  }
  if (key.verifierKey.algorithm === 'cosignature/v1') return key;
  throw usage(`${file} holds the key of a log; a witness has one for cosignatures: name a file that is not there yet`);
}

async function makeBoth(keyFile: string, stateFolder: string, name: string): Promise<SignerKey> {
  let key: SignerKey;
  try {
    key = generateSignerKey(name, 'cosignature/v1');
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    throw usage(`a witness cannot be called ${JSON.stringify(name)}. ${error.message} Name it with --name`);
  }
  try {
    await mkdir(stateFolder, { recursive: true, mode: 0o700 });
    const handle = await open(keyFile, 'wx', 0o600);
    try {
      await handle.writeFile(`${formatSignerKey(key)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw usage(`the key of the witness cannot be made: ${messageOf(error)}`);
  }
  return key;
}
