import type { RecordedEvent } from '@lotsenbuch/event-store';

/** Who answers events. */
export interface Reacting {
  /**
   * What an event is about. Events of one key are answered one after the other, in their order; those of different keys
   * may be answered at the same time and in any order. Absent: all events have one key.
   */
  keyOf?(event: RecordedEvent): string;
  /** May be called again for the same event. */
  react(event: RecordedEvent): Promise<void>;
}

/** Keys whose events are answered at the same time, at most. */
const MAX_KEYS_AT_ONCE = 64;

/** The first event of a page that could not be answered; everything before it was. */
export interface FailedReaction {
  readonly index: number;
  readonly event: RecordedEvent;
  readonly cause: unknown;
}

interface Numbered {
  readonly index: number;
  readonly event: RecordedEvent;
}

/**
 * Answers the events of a page, each key in its order and several keys at once. After a failure it goes on only with
 * what comes before it in the log, so that the failed event has nothing open in front of it.
 */
export const reactByKey = async (
  manager: Reacting,
  events: readonly RecordedEvent[],
): Promise<FailedReaction | undefined> => {
  let first: FailedReaction | undefined;
  const failed = (failure: FailedReaction) => {
    if (first === undefined || failure.index < first.index) first = failure;
  };
  const isWanted = ({ index }: Numbered) => first === undefined || index < first.index;
  const waiting = chains(manager, events, failed).values();
  const work = async () => {
    for (const chain of waiting) {
      for (const step of chain) {
        if (!isWanted(step)) break;
        try {
          await manager.react(step.event);
        } catch (cause) {
          failed({ ...step, cause });
        }
      }
    }
  };
  await Promise.all(Array.from({ length: MAX_KEYS_AT_ONCE }, work));
  return first;
};

/** The events by their keys, as far as the manager can tell them. */
const chains = (
  manager: Pick<Reacting, 'keyOf'>,
  events: readonly RecordedEvent[],
  failed: (failure: FailedReaction) => void,
): ReadonlyMap<string, readonly Numbered[]> => {
  const byKey = new Map<string, Numbered[]>();
  for (const [index, event] of events.entries()) {
    try {
      const key = manager.keyOf?.(event) ?? '';
      const chain = byKey.get(key);
      if (chain === undefined) byKey.set(key, [{ index, event }]);
      else chain.push({ index, event });
    } catch (cause) {
      failed({ index, event, cause });
      break;
    }
  }
  return byKey;
};
