import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationRefused } from '../configuration/configuration.js';
import { errorCode } from '../problems/error-code.js';
import { type Actor, ROLES, type Role } from './actor.js';
import { newSecret } from './secret.js';

/** Name of the file in the data folder: `{"identities": [{"name", "actor", "roles", "token"}, …]}`. */
const CREDENTIALS_FILE = 'credentials.json';

export interface Credential {
  readonly name: string;
  readonly actor: Actor;
  readonly token: string;
}

/** The example data is loaded by an actor of its own, so that its events show where they come from. */
const FIRST_IDENTITIES: readonly { readonly name: string; readonly actor: Actor }[] = [
  { name: 'officer', actor: { ref: 'officer:local', rights: [{ role: 'officer' }] } },
  { name: 'auditor', actor: { ref: 'auditor:local', rights: [{ role: 'auditor' }] } },
  { name: 'operator', actor: { ref: 'operator:local', rights: [{ role: 'operator' }] } },
  { name: 'example-loader', actor: { ref: 'process:example-loader', rights: [{ role: 'officer' }] } },
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

async function create(path: string): Promise<void> {
  const identities = FIRST_IDENTITIES.map(({ name, actor }) => ({
    name,
    actor: actor.ref,
    roles: actor.rights.map(({ role }) => role),
    token: newSecret(),
  }));
  const draft = `${path}.${randomUUID()}.draft`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ identities }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
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
      return refuse(`has a role for ${name} that is not one of ${ROLES.join(', ')}`);
    }
    if (typeof token !== 'string' || !TOKEN.test(token))
      return refuse(`has no token of at least 32 characters for ${name}`);
    return { name, actor: { ref: actor, rights: roles.map((role) => ({ role })) }, token };
  });
}

// What the event envelope can carry: visible ASCII without quotation mark and backslash.
const ACTOR_REFERENCE = /^[!#-[\]-~]{1,200}$/;
// What a bearer header can carry.
const TOKEN = /^[\w.~+/-]{32,}=*$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);
