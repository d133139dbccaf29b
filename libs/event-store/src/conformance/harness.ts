import { afterEach, beforeEach } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { LogPosition, NewEvent, RecordedEvent } from '../envelope.js';
import type { EventStore, LogPage, ReadAllOptions, ReadStreamOptions } from '../event-store.js';

/** One store of the adapter under test, on data of its own. */
export interface StoreUnderTest {
  /** Opens the store on its data: empty the first time, with what was written before after that. */
  open(): Promise<EventStore>;
  /** Removes the data; the store has been closed before. */
  remove(): Promise<void>;
}

export type NewStoreUnderTest = () => Promise<StoreUnderTest>;

/** What the tests of the suite work with; a fresh store for each test. */
export interface Context {
  readonly store: EventStore;
  restart(): Promise<void>;
  /** A second, independent store of the same adapter. */
  another(): Promise<EventStore>;
}

export const useStore = (newStore: NewStoreUnderTest): Context => {
  let opened: { under: StoreUnderTest; store: EventStore }[] = [];
  const openAnother = async (): Promise<EventStore> => {
    const under = await newStore();
    const store = await under.open();
    opened.push({ under, store });
    return store;
  };
  const first = () => {
    const [entry] = opened;
    if (entry === undefined) throw new Error('the store of a test is only there while the test runs');
    return entry;
  };
  beforeEach(async () => {
    await openAnother();
  });
  afterEach(async () => {
    for (const { under, store } of opened) {
      await store.close();
      await under.remove();
    }
    opened = [];
  });
  return {
    get store() {
      return first().store;
    },
    async restart() {
      const entry = first();
      await entry.store.close();
      entry.store = await entry.under.open();
    },
    another: openAnother,
  };
};

export const anEvent = (overrides: Partial<NewEvent> = {}): NewEvent => ({
  id: newId(),
  type: 'SomethingHappened',
  schemaVersion: 1,
  actor: 'officer:7f3a',
  commandId: newId(),
  correlationId: newId(),
  deciderVersion: 'conformance-1',
  data: { text: 'Mitte' },
  ...overrides,
});

export const someEvents = (count: number, overrides: Partial<NewEvent> = {}): NewEvent[] =>
  Array.from({ length: count }, (_, index) => anEvent({ data: { index }, ...overrides }));

export const idsOf = (events: readonly (RecordedEvent | NewEvent)[]): string[] =>
  events.map((event) => ('envelope' in event ? event.envelope.id : event.id));

export const readStream = async (
  store: EventStore,
  stream: string,
  options?: ReadStreamOptions,
): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readStream(stream, options)) events.push(...page);
  return events;
};

export const readPages = async (store: EventStore, options?: ReadAllOptions): Promise<LogPage[]> => {
  const pages: LogPage[] = [];
  for await (const page of store.readAll(options)) pages.push(page);
  return pages;
};

export const readAll = async (store: EventStore, options?: ReadAllOptions): Promise<RecordedEvent[]> =>
  (await readPages(store, options)).flatMap((page) => page.events);

/** True if each position is above the one before it, compared as strings. */
export const rise = (positions: readonly LogPosition[]): boolean =>
  positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? ''));

/** Kinds of answers of appends that run at once: how many succeeded, how many failed with which error. */
export const answers = async (appends: readonly Promise<unknown>[]): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const result of await Promise.allSettled(appends)) {
    const kind = result.status === 'fulfilled' ? 'success' : (result.reason as Error).name;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};
