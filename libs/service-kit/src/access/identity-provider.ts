import type { Right } from './actor.js';

/** Who a token belongs to; what that person may do is not the provider's to say. */
export interface Identity {
  /** Opaque reference of the person or process, such as the claim `sub` of an OpenID token. As {@link Actor.ref}. */
  readonly ref: string;
}

/** Knows whose token this is: local identities now, an OpenID provider later. */
export interface IdentityProvider {
  /** The identity of a bearer token; undefined if the token is unknown, expired or revoked. */
  identify(token: string): Promise<Identity | undefined>;
}

/** What somebody may do today; empty for somebody nobody knows. Asked on every request, so that an end takes effect. */
export type RightsOf = (ref: string) => readonly Right[] | Promise<readonly Right[]>;
