import type { LogPosition } from '@lotsenbuch/event-store';
import type { Clock } from './clock.js';

interface Waiter {
  readonly position: LogPosition;
  readonly answer: (reached: boolean) => void;
}

/** How far a consumer has come, and who waits for it to come further. */
export class Progress {
  readonly #clock: Clock;
  readonly #waiters = new Set<Waiter>();
  #position: LogPosition | undefined;
  #ended = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get position(): LogPosition | undefined {
    return this.#position;
  }

  /** Can go back to the place the consumer has stored, where it begins again after a failure. */
  standAt(position: LogPosition | undefined): void {
    this.#position = position;
    for (const waiter of this.#waiters) if (this.reached(waiter.position)) this.#answer(waiter, true);
  }

  reached(position: LogPosition): boolean {
    return this.#position !== undefined && this.#position >= position;
  }

  /** True once reached, false after {@link end}. */
  wait(position: LogPosition): Promise<boolean> {
    return this.#enlist(position).reached;
  }

  async waitAtMost(position: LogPosition, timeoutMs: number): Promise<boolean> {
    const { reached, giveUp } = this.#enlist(position);
    const timer = new AbortController();
    void this.#clock.sleep(timeoutMs, timer.signal).then(giveUp);
    try {
      return await reached;
    } finally {
      timer.abort();
    }
  }

  /** Nobody is left waiting. */
  end(): void {
    this.#ended = true;
    for (const waiter of this.#waiters) this.#answer(waiter, false);
  }

  #enlist(position: LogPosition): { reached: Promise<boolean>; giveUp: () => void } {
    if (this.reached(position) || this.#ended) {
      return { reached: Promise.resolve(this.reached(position)), giveUp: () => {} };
    }
    let giveUp = () => {};
    const reached = new Promise<boolean>((answer) => {
      const waiter = { position, answer };
      this.#waiters.add(waiter);
      giveUp = () => this.#answer(waiter, false);
    });
    return { reached, giveUp };
  }

  #answer(waiter: Waiter, reached: boolean): void {
    this.#waiters.delete(waiter);
    waiter.answer(reached);
  }
}
