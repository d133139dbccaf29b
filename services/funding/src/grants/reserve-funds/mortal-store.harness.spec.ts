import type { EventStore } from '@lotsenbuch/event-store';

export class Killed extends Error {}

export interface Mortal {
  readonly store: EventStore;
  /** Rejects with {@link Killed} at the death. */
  readonly died: Promise<never>;
}

/**
 * An event store whose process dies at one moment: moment 2n is right before the append number n (from 0), moment
 * 2n + 1 right after it is durable and before anybody hears of it.
 * @param die ends the process; where it comes back, whatever is asked afterwards fails
 */
export const mortalStore = (store: EventStore, moment: number, die: () => void): Mortal => {
  let next = 0;
  let dead = false;
  let announce: (death: Killed) => void = () => {};
  const died = new Promise<never>((_, reject) => {
    announce = reject;
  });
  // Whoever does not wait for the death is not disturbed by it.
  died.catch(() => {});
  const mayDie = (): void => {
    if (next === moment) {
      dead = true;
      die();
      announce(new Killed(`killed at moment ${moment}`));
    }
    next += 1;
    if (dead) throw new Killed(`killed at moment ${moment}`);
  };
  const append: EventStore['append'] = async (...asked) => {
    mayDie();
    const result = await store.append(...asked);
    mayDie();
    return result;
  };
  const mortal = new Proxy(store, {
    get: (_, property) => {
      if (property === 'append') return append;
      const value: unknown = Reflect.get(store, property);
      return typeof value === 'function' ? value.bind(store) : value;
    },
  });
  return { store: mortal, died };
};
