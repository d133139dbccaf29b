import { setTimeout as delay } from 'node:timers/promises';

/** What the loop does again and again. */
export interface Repeated {
  /** One turn; never rejects. */
  readonly turn: () => Promise<void>;
  /** Whether the last turn failed, and would at once again. */
  readonly hasFault: () => boolean;
  readonly intervalMs: number;
}

/** The longest pause after a fault, milliseconds. */
const LONGEST_PAUSE_MS = 60_000;

/** Turns at a fixed rate; while they fail, the pauses grow. */
export class IntegrationLoop {
  readonly #repeated: Repeated;
  readonly #end = new AbortController();
  #wake = new AbortController();
  #running: Promise<void> | undefined;

  constructor(repeated: Repeated) {
    this.#repeated = repeated;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** The next turn comes at once. */
  hurry(): void {
    this.#wake.abort();
  }

  /** Answers when the turn under way is over. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let pause = this.#repeated.intervalMs;
    while (!this.#end.signal.aborted) {
      this.#wake = new AbortController();
      const isOver = AbortSignal.any([this.#end.signal, this.#wake.signal]);
      const timer = delay(pause, undefined, { signal: isOver }).catch(() => undefined);
      await this.#repeated.turn();
      await timer;
      const { intervalMs, hasFault } = this.#repeated;
      pause = hasFault() ? Math.min(pause * 2, Math.max(LONGEST_PAUSE_MS, intervalMs)) : intervalMs;
    }
  }
}
