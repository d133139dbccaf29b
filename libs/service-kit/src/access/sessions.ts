import { hashOfSecret, newSecret } from './secret.js';

/** A one-time link is good for this long, in milliseconds. */
export const LINK_LIFETIME = 15 * 60 * 1000;
/** A browser session ends after this long, in milliseconds, however much it is used. */
export const SESSION_LIFETIME = 8 * 60 * 60 * 1000;
const MAX_KEPT = 1000;

interface Entry {
  /** Who it belongs to; what they may do is asked anew for every request. */
  readonly ref: string;
  /** Milliseconds since 1970, UTC. */
  readonly expiresAt: number;
}

export interface SessionLink {
  /** Path and query to open in the browser, on whatever address this service has. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** Browser sessions and the one-time links that open them; in memory, so a restart ends them all. */
export class Sessions {
  readonly #now: () => Date;
  readonly #links = new Map<string, Entry>();
  readonly #sessions = new Map<string, Entry>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** A link that opens one session for the actor with this reference, once, within 15 minutes. */
  issueLink(ref: string): SessionLink {
    const token = newSecret();
    const expiresAt = this.#keep(this.#links, token, ref, LINK_LIFETIME);
    return { path: `/session?token=${token}`, expiresAt };
  }

  /** Uses the link up. Undefined if it is unknown, used or expired; else the secret of the session cookie. */
  open(linkToken: string): string | undefined {
    const key = hashOfSecret(linkToken);
    const ref = this.#read(this.#links, key);
    this.#links.delete(key);
    if (ref === undefined) return undefined;
    const secret = newSecret();
    this.#keep(this.#sessions, secret, ref, SESSION_LIFETIME);
    return secret;
  }

  /** Whose session it is, by its cookie; undefined if the session is unknown, ended or older than 8 hours. */
  refOf(secret: string): string | undefined {
    return this.#read(this.#sessions, hashOfSecret(secret));
  }

  end(secret: string): void {
    this.#sessions.delete(hashOfSecret(secret));
  }

  #keep(entries: Map<string, Entry>, secret: string, ref: string, lifetime: number): Date {
    const now = this.#now().getTime();
    for (const [key, entry] of entries) if (entry.expiresAt <= now) entries.delete(key);
    const oldest = entries.keys().next();
    if (entries.size >= MAX_KEPT && !oldest.done) entries.delete(oldest.value);
    entries.set(hashOfSecret(secret), { ref, expiresAt: now + lifetime });
    return new Date(now + lifetime);
  }

  #read(entries: ReadonlyMap<string, Entry>, key: string): string | undefined {
    const entry = entries.get(key);
    return entry !== undefined && this.#now().getTime() < entry.expiresAt ? entry.ref : undefined;
  }
}
