import { type Configuration, ConfigurationRefused, isLoopback } from '../configuration/configuration.js';
import type { Actor } from './actor.js';
import { readOrCreateCredentials } from './credentials-file.js';
import type { IdentityProvider } from './identity-provider.js';
import { hashOfSecret } from './secret.js';

/** The identities of `credentials.json` in the data folder, for a machine that only its owner reaches. */
export interface LocalIdentities extends IdentityProvider {
  /** The actor of a name in the file, such as `officer` or `example-loader`; undefined if there is none. */
  actor(name: string): Actor | undefined;
  /** The token of that name, for programs that use the HTTP interface on this machine. */
  token(name: string): string | undefined;
}

/**
 * Reads the identities, and creates them with random tokens at the first start.
 * @throws ConfigurationRefused off loopback without ALLOW_LOCAL_IDENTITIES=1, or if the file is unusable
 */
export async function openLocalIdentities(
  configuration: Pick<Configuration, 'dataDir' | 'host' | 'allowLocalIdentities'>,
): Promise<LocalIdentities> {
  if (!isLoopback(configuration.host) && !configuration.allowLocalIdentities) {
    throw new ConfigurationRefused([
      `HOST is "${configuration.host}", which other machines can reach, and the only identities are local tokens in a ` +
        'file. Allowed is a loopback address (127.0.0.1, ::1, localhost), or ALLOW_LOCAL_IDENTITIES=1 if the network ' +
        'in front of it is yours.',
    ]);
  }
  const credentials = await readOrCreateCredentials(configuration.dataDir);
  const actors = new Map(credentials.map(({ actor, token }) => [hashOfSecret(token), actor]));
  const named = (name: string) => credentials.find((credential) => credential.name === name);
  return {
    identify: async (token) => actors.get(hashOfSecret(token)),
    actor: (name) => named(name)?.actor,
    token: (name) => named(name)?.token,
  };
}
