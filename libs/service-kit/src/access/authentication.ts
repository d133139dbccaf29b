import type { FastifyRequest } from 'fastify';
import { isUnsafe } from '../http/request.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';
import { requireActor } from './actor.js';
import type { IdentityProvider, RightsOf } from './identity-provider.js';
import type { Sessions } from './sessions.js';

export const SESSION_COOKIE = 'lotsenbuch_session';

export interface Authenticators {
  readonly identities: IdentityProvider;
  readonly rightsOf: RightsOf;
  readonly sessions: Sessions;
}

/**
 * Finds out who asks and what they may do today: by bearer token, else by session cookie, else it is the public. A session that ended is the
 * public; a token that is unknown is refused, because its sender believes to be somebody.
 * @throws Problem 401 for an unusable Authorization header, 403 for a change that another site caused in the browser
 */
export async function authenticate(
  request: FastifyRequest,
  { identities, rightsOf, sessions }: Authenticators,
): Promise<void> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
    const identity = token === undefined ? undefined : await identities.identify(token);
    if (identity === undefined) refuseToken();
    request.actor = { ref: identity.ref, rights: await rightsOf(identity.ref) };
    return;
  }
  const cookies = request.headers.cookie;
  const secret = cookies === undefined ? undefined : request.server.parseCookie(cookies)[SESSION_COOKIE];
  if (secret === undefined) return;
  const ref = sessions.refOf(secret);
  if (ref === undefined) return;
  request.actor = { ref, rights: await rightsOf(ref) };
  request.sessionSecret = secret;
  if (isUnsafe(request)) requireSameOrigin(request);
}

/** Every change is somebody's; of nobody not even the body is read. */
export function requireActorForChange(request: FastifyRequest): void {
  if (isUnsafe(request) && !request.routeOptions.config.openToAll) requireActor(request.actor);
}

function refuseToken(): never {
  throw refusal(
    PROBLEMS.unauthenticated,
    {
      en: 'The token is not known. Local tokens are in credentials.json in the data folder of the service.',
      de: 'Dieser Zugangsschlüssel (Token) ist nicht bekannt. Einen gültigen gibt der Betrieb aus.',
    },
    { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
  );
}

/** The browser says where a request came from; a cookie alone proves only that the browser sent it. */
function requireSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const same = site === undefined ? origin !== undefined && hostOf(origin) === host : site === 'same-origin';
  if (same) return;
  throw refusal(PROBLEMS.crossSite, {
    en: 'A change made with a browser session must come from a page of this service, and the browser must say so (Sec-Fetch-Site or Origin). Programs send a bearer token instead.',
    de: 'Diese Änderung kam nicht von einer Seite dieses Programms und wurde deshalb nicht ausgeführt. Öffnen Sie die Seite hier und senden Sie das Formular von dort.',
  });
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
