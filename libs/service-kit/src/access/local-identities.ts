import { type Configuration, ConfigurationRefused, isLoopback } from '../configuration/configuration.js';
import type { Right } from './actor.js';
import { addCredential, type LocalIdentity, readOrCreateCredentials } from './credentials-file.js';
import type { IdentityProvider } from './identity-provider.js';
import { hashOfSecret, newSecret } from './secret.js';

/** The identities of `credentials.json` in the data folder, for a machine that only its owner reaches. */
export interface LocalIdentities extends IdentityProvider {
  list(): readonly LocalIdentity[];
  /** Reference of the identity with this name, such as `officer` or `example-loader`; undefined if there is none. */
  ref(name: string): string | undefined;
  /** The token of that name, for programs that use the HTTP interface on this machine. */
  token(name: string): string | undefined;
  /** The roles of the file, for applications in which nobody grants roles. */
  rightsOf(ref: string): readonly Right[];
  /**
   * Gives somebody a token, named by the reference and without any role, and keeps it in the file.
   * @returns the token; undefined if this reference has one already, which is not told again
   */
  enrol(ref: string): Promise<string | undefined>;
}

/**
 * Reads the identities, and creates them with random tokens at the first start.
 * @throws ConfigurationRefused off loopback without ALLOW_LOCAL_IDENTITIES=1, or if the file is unusable
 */
export async function openLocalIdentities({
  dataDir,
  host,
  allowLocalIdentities,
}: Pick<Configuration, 'dataDir' | 'host' | 'allowLocalIdentities'>): Promise<LocalIdentities> {
  if (!isLoopback(host) && !allowLocalIdentities) {
    throw new ConfigurationRefused([
      `HOST is "${host}", which other machines can reach, and the only identities are local tokens in a ` +
        'file. Allowed is a loopback address (127.0.0.1, ::1, localhost), or ALLOW_LOCAL_IDENTITIES=1 if the network ' +
        'in front of it is yours.',
    ]);
  }
  const credentials = [...(await readOrCreateCredentials(dataDir))];
  const byToken = new Map(credentials.map((credential) => [hashOfSecret(credential.token), credential]));
  const byRef = new Map(credentials.map((credential) => [credential.ref, credential]));
  const named = (name: string) => credentials.find((credential) => credential.name === name);
  // One after the other: each writes the whole file.
  let lastEnrolment: Promise<unknown> = Promise.resolve();

  const enrol = async (ref: string): Promise<string | undefined> => {
    if (byRef.has(ref)) return undefined;
    const credential = { name: ref, ref, roles: [], token: newSecret() };
    await addCredential(dataDir, credential);
    credentials.push(credential);
    byToken.set(hashOfSecret(credential.token), credential);
    byRef.set(ref, credential);
    return credential.token;
  };
  return {
    identify: async (token) => {
      const found = byToken.get(hashOfSecret(token));
      return found && { ref: found.ref };
    },
    list: () => credentials.map(({ name, ref, roles }) => ({ name, ref, roles })),
    ref: (name) => named(name)?.ref,
    token: (name) => named(name)?.token,
    rightsOf: (ref) => byRef.get(ref)?.roles.map((role) => ({ role })) ?? [],
    enrol: (ref) => {
      const enrolment = lastEnrolment.then(() => enrol(ref));
      lastEnrolment = enrolment.catch(() => undefined);
      return enrolment;
    },
  };
}
