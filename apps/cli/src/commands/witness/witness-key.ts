import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  formatSignerKey,
  formatVerifierKey,
  generateSignerKey,
  NoteRefused,
  parseSignerKey,
  type SignerKey,
} from '@lotsenbuch/transparency-log';
import { EXIT } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { oneLine } from '../../output/one-line.js';

interface Places {
  readonly keyFile: string;
  readonly stateFolder: string;
  /** What the key is to be called; undefined: whatever it is called. */
  readonly name: string | undefined;
  /** Of a key that is made. */
  readonly defaultName: string;
}

/** Lies in the folder of the state and says whose it is: an empty folder is not a witness that has cosigned nothing. */
const OWNER_FILE = 'verifier-key';

/**
 * The key of a witness, made together with the folder of its state at the first start. Later both must be there and belong
 * together: a witness that has forgotten what it cosigned would cosign a forked log.
 * @throws Failure usage: one of them is missing or of another witness, or the key is not usable
 */
export async function witnessKeyAndState({ keyFile, stateFolder, name, defaultName }: Places): Promise<SignerKey> {
  const owner = (await textOf(join(stateFolder, OWNER_FILE)))?.trim();
  const secret = await secretIn(keyFile);
  if (secret === undefined) {
    if (owner === undefined) return makeBoth(keyFile, stateFolder, name ?? defaultName);
    throw usage(
      `${stateFolder} is the state of the witness ${oneLine(owner)}, but its key ${keyFile} is missing: bring the key back, or begin another witness with a new folder`,
    );
  }
  const key = parse(secret, keyFile);
  if (owner !== formatVerifierKey(key.verifierKey)) {
    throw usage(
      owner === undefined
        ? `${keyFile} is the key of a witness, but its state is not in ${stateFolder}: bring the folder back (mount its volume), for without it the witness would cosign a log that was forked. If it has never run, remove ${keyFile}`
        : `${stateFolder} is the state of another witness, ${oneLine(owner)}: name the folder and the key that belong together`,
    );
  }
  if (name === undefined || name === key.verifierKey.name) return key;
  throw usage(
    `${keyFile} holds the key of ${key.verifierKey.name}, not of ${name}: leave --name out, or name another file`,
  );
}

const usage = (message: string): Failure => new Failure(EXIT.usage, `error: ${message}.`);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw usage(`${file} cannot be read: ${messageOf(error)}`);
  }
}

async function secretIn(file: string): Promise<string | undefined> {
  const text = await textOf(file);
  const mode = text === undefined ? 0o600 : (await stat(file)).mode & 0o777;
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
    await writeSynced(keyFile, `${formatSignerKey(key)}\n`);
    await writeSynced(join(stateFolder, OWNER_FILE), `${formatVerifierKey(key.verifierKey)}\n`);
  } catch (error) {
    throw usage(`the key of the witness and the folder of its state cannot be made: ${messageOf(error)}`);
  }
  return key;
}

async function writeSynced(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
