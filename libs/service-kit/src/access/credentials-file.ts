import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationRefused } from '../configuration/configuration.js';
import { errorCode } from '../problems/error-code.js';
import { type Role, UNSCOPED_ROLES } from './actor.js';
import { newSecret } from './secret.js';

/** Name of the file in the data folder: `{"identities": [{"name", "actor", "roles", "token"}, …]}`. */
const CREDENTIALS_FILE = 'credentials.json';

/** Somebody who has a token on this machine. */
export interface LocalIdentity {
  /** What people call it, such as `officer`. */
  readonly name: string;
  /** Reference under which acts are recorded. */
  readonly ref: string;
  /** Roles that it begins with; what is granted or ended later is not here. */
  readonly roles: readonly Role[];
}

export interface Credential extends LocalIdentity {
  readonly token: string;
}

/** Two of each where a second pair of eyes is needed. The example has an actor of its own: its events show where they come from. */
const FIRST_IDENTITIES: readonly LocalIdentity[] = [
  { name: 'officer', ref: 'officer:local', roles: ['officer'] },
  { name: 'second-officer', ref: 'officer:second', roles: ['officer'] },
  { name: 'approver', ref: 'approver:local', roles: ['approver'] },
  { name: 'second-approver', ref: 'approver:second', roles: ['approver'] },
  { name: 'programme-office', ref: 'programmeOffice:local', roles: ['programmeOffice'] },
  { name: 'auditor', ref: 'auditor:local', roles: ['auditor'] },
  { name: 'operator', ref: 'operator:local', roles: ['operator'] },
  { name: 'example-loader', ref: 'process:example-loader', roles: ['officer'] },
];

/**
 * @throws ConfigurationRefused if the folder cannot be written, others can read the file, or it is not what
 *   {@link CREDENTIALS_FILE} says
 */
export async function readOrCreateCredentials(dataDir: string): Promise<readonly Credential[]> {
  const path = join(dataDir, CREDENTIALS_FILE);
  try {
    await mkdir(dataDir, { recursive: true });
    if (!(await exists(path))) await create(path);
  } catch (fault) {
    throw new ConfigurationRefused([
      `DATA_DIR ${dataDir} cannot be used (${errorCode(fault) ?? String(fault)}). Allowed is a folder that this ` +
        'program may make and write to.',
    ]);
  }
  await refuseIfOthersCanRead(path);
  return parse(path, await readFile(path, 'utf8'));
}

/**
 * Adds one, atomically: who reads the file meanwhile finds it as it was, or with the new one.
 * @throws ConfigurationRefused as {@link readOrCreateCredentials}
 */
export async function addCredential(dataDir: string, added: Credential): Promise<void> {
  const credentials = await readOrCreateCredentials(dataDir);
  const path = join(dataDir, CREDENTIALS_FILE);
  await rename(await writeDraft(path, [...credentials, added]), path);
}

/** @returns the path of a file beside `path`, on the disk for good */
async function writeDraft(path: string, credentials: readonly Credential[]): Promise<string> {
  const identities = credentials.map(({ name, ref, roles, token }) => ({ name, actor: ref, roles, token }));
  const draft = `${path}.${randomUUID()}.draft`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ identities }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

async function create(path: string): Promise<void> {
  const draft = await writeDraft(
    path,
    FIRST_IDENTITIES.map((identity) => ({ ...identity, token: newSecret() })),
  );
  try {
    // A link never replaces: of two first starts at the same moment both go on with the tokens of one.
    await link(draft, path);
  } catch (fault) {
    if (errorCode(fault) !== 'EEXIST') throw fault;
  } finally {
    await rm(draft);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (fault: unknown) => {
      if (errorCode(fault) === 'ENOENT') return false;
      throw fault;
    },
  );
}

async function refuseIfOthersCanRead(path: string): Promise<void> {
  const mode = (await stat(path)).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  throw new ConfigurationRefused([
    `${path} holds tokens and has mode ${mode.toString(8)}, so others can read it. Allowed is 600: run "chmod 600 ` +
      `${path}", and if others may have read it, delete it and start again to get new tokens.`,
  ]);
}

function parse(path: string, text: string): Credential[] {
  const refuse = (fault: string): never => {
    throw new ConfigurationRefused([
      `${path} ${fault}. Expected is {"identities": [{"name": …, "actor": …, "roles": […], "token": …}]}; delete the ` +
        'file to have it written anew with new tokens.',
    ]);
  };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refuse('is not JSON');
  }
  const identities = isRecord(content) && Array.isArray(content.identities) ? content.identities : undefined;
  if (identities === undefined) return refuse('has no list of identities');
  return identities.map((identity: unknown, index) => {
    if (!isRecord(identity)) return refuse(`has something else than an object as identity ${index + 1}`);
    const { name, actor, roles, token } = identity;
    if (typeof name !== 'string') return refuse(`has no name for identity ${index + 1}`);
    if (typeof actor !== 'string' || !ACTOR_REFERENCE.test(actor)) return refuse(`has no usable actor for ${name}`);
    if (!Array.isArray(roles) || !roles.every(isRole)) {
      return refuse(`has a role for ${name} that is not one of ${UNSCOPED_ROLES.join(', ')}`);
    }
    if (typeof token !== 'string' || !TOKEN.test(token))
      return refuse(`has no token of at least 32 characters for ${name}`);
    return { name, ref: actor, roles, token };
  });
}

// What the event envelope can carry: visible ASCII without quotation mark and backslash.
const ACTOR_REFERENCE = /^[!#-[\]-~]{1,200}$/;
// What a bearer header can carry.
const TOKEN = /^[\w.~+/-]{32,}=*$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRole = (value: unknown): value is Role => UNSCOPED_ROLES.some((role) => role === value);
