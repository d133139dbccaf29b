import type { Actor } from './actor.js';

/** Knows whose token this is: local identities now, an OpenID provider later. */
export interface IdentityProvider {
  /** The actor of a bearer token; undefined if the token is unknown, expired or revoked. */
  identify(token: string): Promise<Actor | undefined>;
}
