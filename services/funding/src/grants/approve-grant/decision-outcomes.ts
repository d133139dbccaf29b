import type { Consumer } from '@lotsenbuch/consumers';
import type { LogPosition } from '@lotsenbuch/event-store';

/** Milliseconds that an answer waits for the budget years. */
export const MAX_WAIT_MS = 2_000;

/**
 * Wakes whoever waits for the outcome of a decision: one reader of the log for all of them, and nobody asks again and
 * again. It begins at the head each time the process starts: an older outcome is in the grant's own stream.
 */
export class DecisionOutcomes implements Consumer {
  readonly name = 'decision-outcomes';
  readonly filter = { streamPrefixes: ['grant-'], types: ['GrantApproved', 'DecisionLapsed'] };
  readonly begin = 'head';
  readonly #waiting = new Map<string, Set<() => void>>();
  #position: LogPosition | undefined;

  async position(): Promise<LogPosition | undefined> {
    return this.#position;
  }

  async handle(events: readonly { readonly envelope: { readonly data: object } }[], upTo: LogPosition): Promise<void> {
    for (const { envelope } of events) {
      const { decisionId } = envelope.data as { readonly decisionId: string };
      for (const wake of this.#waiting.get(decisionId) ?? []) wake();
    }
    this.#position = upTo;
  }

  /**
   * Begins to listen at once, so call it before the decision is recorded.
   * @returns `settled` resolves when the outcome was recorded, or after {@link MAX_WAIT_MS}; `end` stops listening
   */
  expect(decisionId: string): { settled(): Promise<void>; end(): void } {
    let wake = () => {};
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const others = this.#waiting.get(decisionId) ?? new Set();
    this.#waiting.set(decisionId, others.add(wake));
    let timer: NodeJS.Timeout | undefined;
    return {
      settled: async () => {
        timer = setTimeout(wake, MAX_WAIT_MS);
        await woken;
      },
      end: () => {
        clearTimeout(timer);
        others.delete(wake);
        if (others.size === 0) this.#waiting.delete(decisionId);
      },
    };
  }
}
