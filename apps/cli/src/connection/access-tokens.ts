import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';

/** What the holder of a token must be; `anyone` is whoever has an identity. */
export type NeededRole =
  | 'officer'
  | 'approver'
  | 'district'
  | 'carrier'
  | 'programmeOffice'
  | 'auditor'
  | 'operator'
  | 'anyone';

interface Identity {
  readonly name: string;
  /** Reference under which acts are recorded. */
  readonly actor?: string;
  readonly roles: readonly string[];
  readonly token: string;
}

/**
 * The token to send where a role is needed: that of the identity named (by name, actor or role) in `credentials.json` of
 * the data folder (`DATA_DIR`, `./data` by default); where none is named `LOTSENBUCH_TOKEN`, else the first identity
 * there with the role.
 * @throws Failure not allowed, if there is none
 */
export function accessToken(role: NeededRole, env: NodeJS.ProcessEnv, named?: string): string {
  const given = env.LOTSENBUCH_TOKEN;
  if (named === undefined && given !== undefined && given !== '') return given;
  return identityFor(role, env, named, true).token;
}

/**
 * Under which reference somebody acts without asking the platform: that of the identity in `credentials.json` that
 * {@link accessToken} would take.
 * @throws Failure not allowed, if there is none
 */
export function actorReference(role: NeededRole, env: NodeJS.ProcessEnv, named?: string): string {
  const { name, actor } = identityFor(role, env, named, false);
  if (actor !== undefined) return actor;
  throw new Failure(EXIT.notAllowed, `The identity ${name} of credentials.json has no actor under which it could act.`);
}

/** @param tokenWouldDo a token from elsewhere would do as well */
function identityFor(
  role: NeededRole,
  env: NodeJS.ProcessEnv,
  named: string | undefined,
  tokenWouldDo: boolean,
): Identity {
  const file = join(resolve(env.DATA_DIR || './data'), 'credentials.json');
  const identities = identitiesOf(file);
  const found =
    named === undefined
      ? identities.find(({ roles }) => role === 'anyone' || roles.includes(role))
      : (identities.find(({ name, actor }) => name === named || actor === named) ??
        identities.find(({ roles }) => roles.includes(named)));
  if (found !== undefined) return found;
  const names = identities.map(({ name }) => name).join(', ');
  throw new Failure(
    EXIT.notAllowed,
    named === undefined
      ? `${needs(role)}, and no identity in ${file} has it from the start.\n` +
          `  Name one to which it was granted with --as (${names})${tokenWouldDo ? ', or set LOTSENBUCH_TOKEN' : ''}.`
      : `--as ${named}: no identity in ${file} has this name, actor or role. There are ${names}.`,
  );

  function identitiesOf(path: string): readonly Identity[] {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : `cannot be read: ${error}`;
      throw new Failure(
        EXIT.notAllowed,
        tokenWouldDo
          ? `${needs(role)}, and there is no token: LOTSENBUCH_TOKEN is not set, and ${path} ${why}.\n` +
              '  Set LOTSENBUCH_TOKEN, or DATA_DIR to the data folder of the platform.'
          : `${needs(role)}, and ${path}, where it would be looked up, ${why}.\n` +
              '  Set DATA_DIR to the data folder of the platform.',
      );
    }
    const identities = parseIdentities(text);
    if (identities === undefined) {
      throw new Failure(
        EXIT.notAllowed,
        `${path} cannot be used: expected {"identities":[{"name":"…","roles":["…"],"token":"…"}]}.`,
      );
    }
    return identities;
  }
}

const needs = (role: NeededRole): string =>
  role === 'anyone' ? 'This command needs an identity' : `This command needs the role ${role}`;

function parseIdentities(text: string): readonly Identity[] | undefined {
  try {
    const { identities } = JSON.parse(text) as { identities?: unknown };
    return Array.isArray(identities) && identities.every(isIdentity) ? identities : undefined;
  } catch {
    return undefined;
  }
}

const isIdentity = (value: unknown): value is Identity =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'token' in value &&
  typeof value.token === 'string' &&
  'roles' in value &&
  Array.isArray(value.roles);
