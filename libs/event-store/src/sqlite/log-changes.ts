/** Tells waiting subscriptions that the log may have grown. */
export interface LogChanges {
  /** Resolves at the next change, at the latest when `signal` aborts or the store closes. */
  next(signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Changes made by this process: announced after each commit. */
export class AnnouncedChanges implements LogChanges {
  readonly #waiting = new Set<() => void>();

  announce(): void {
    for (const wake of this.#waiting) wake();
  }

  close(): void {
    this.announce();
  }

  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  }
}

/** How often a reader beside a writer in another process looks for new events. */
const POLL_MS = 100;

/** Changes made by another process: looked for ten times a second. */
export class PolledChanges implements LogChanges {
  readonly #closed = new AbortController();

  close(): void {
    this.#closed.abort();
  }

  next(signal: AbortSignal): Promise<void> {
    const ended = AbortSignal.any([signal, this.#closed.signal]);
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        ended.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, POLL_MS);
      ended.addEventListener('abort', wake);
      if (ended.aborted) wake();
    });
  }
}
