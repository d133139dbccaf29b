import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventStore,
  type LogPosition,
  type NewEvent,
  openSqliteEventStore,
  type RecordedEvent,
} from '@lotsenbuch/event-store';
import type { Clock } from './clock.js';
import type { Consumer, ConsumerStatus } from './consumer.js';

const uuid = (group: string, n: number): string => `00000000-${group}-7000-8000-${n.toString().padStart(12, '0')}`;

/** A store in a folder of its own, and a way to write numbered events to it. */
export class Log {
  readonly store: EventStore;
  readonly #folder: string;
  #count = 0;

  private constructor(store: EventStore, folder: string) {
    this.store = store;
    this.#folder = folder;
  }

  static async open(): Promise<Log> {
    const folder = await mkdtemp(join(tmpdir(), 'lotsenbuch-consumers-'));
    return new Log(await openSqliteEventStore({ file: join(folder, 'events.db') }), folder);
  }

  /** Appends `count` events of one type to a new stream each hundred. */
  async append(count: number, type = 'CourseHeld'): Promise<LogPosition> {
    let position: LogPosition | undefined;
    for (let left = count; left > 0; left -= 100) {
      const stream = `course-${this.#count + 1}`;
      const events = Array.from({ length: Math.min(left, 100) }, () => this.#event(type));
      ({ position } = await this.store.append(stream, 'noStream', events));
    }
    if (position === undefined) throw new RangeError('append at least one event');
    return position;
  }

  async events(): Promise<RecordedEvent[]> {
    const all: RecordedEvent[] = [];
    for await (const { events } of this.store.readAll()) all.push(...events);
    return all;
  }

  async remove(): Promise<void> {
    await this.store.close();
    await rm(this.#folder, { recursive: true });
  }

  #event(type: string): NewEvent {
    this.#count += 1;
    return {
      id: uuid('0000', this.#count),
      type,
      schemaVersion: 1,
      actor: 'officer:1',
      commandId: uuid('0001', this.#count),
      correlationId: uuid('0002', this.#count),
      deciderVersion: '1',
      data: { number: this.#count },
    };
  }
}

export const numberOf = (event: RecordedEvent): number => (event.envelope.data as { number: number }).number;

/** What a handler may do wrong, before or after it took what it could. */
export type Fault = (events: readonly RecordedEvent[]) => void;

/** Takes events and position in one step, as a read model does. */
export class Ledger implements Consumer {
  readonly name = 'ledger';
  readonly filter: Consumer['filter'];
  readonly taken: RecordedEvent[] = [];
  readonly pages: number[] = [];
  stored: LogPosition | undefined;
  before: Fault = () => {};
  after: Fault = () => {};

  constructor(filter: Consumer['filter'] = {}) {
    this.filter = filter;
  }

  async position(): Promise<LogPosition | undefined> {
    return this.stored;
  }

  async handle(events: readonly RecordedEvent[], upTo: LogPosition): Promise<void> {
    this.before(events);
    this.take(events, upTo);
    this.after(events);
  }

  take(events: readonly RecordedEvent[], upTo: LogPosition): void {
    this.pages.push(events.length);
    this.taken.push(...events);
    this.stored = upTo;
  }

  numbers(): number[] {
    return this.taken.map(numberOf);
  }
}

/** A clock that stands still; a sleeper wakes when the test says so. */
export class StandingClock implements Clock {
  readonly pauses: number[] = [];
  #time = Date.parse('2026-03-01T08:00:00.000Z');
  readonly #sleepers: (() => void)[] = [];

  now(): Date {
    return new Date(this.#time);
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.pauses.push(ms);
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      this.#sleepers.push(resolve);
      signal.addEventListener('abort', () => resolve());
    });
  }

  /** Lets the time pass that everybody sleeps for, once this many do. */
  async wake(sleepers = 1): Promise<void> {
    while (this.#sleepers.length < sleepers) await new Promise((resolve) => setImmediate(resolve));
    this.#time += this.pauses.at(-1) ?? 0;
    for (const wake of this.#sleepers.splice(0)) wake();
  }
}

/** Collects what a consumer reports, and waits for the report a test is about. */
export class Reports {
  readonly seen: ConsumerStatus[] = [];
  #awaited: { matches: (status: ConsumerStatus) => boolean; resolve: (status: ConsumerStatus) => void } | undefined;

  readonly onChange = (status: ConsumerStatus): void => {
    this.seen.push(status);
    if (this.#awaited?.matches(status)) this.#awaited.resolve(status);
  };

  /** The next report that matches; one that came before does not count. */
  next(matches: (status: ConsumerStatus) => boolean): Promise<ConsumerStatus> {
    return new Promise((resolve) => {
      this.#awaited = { matches, resolve };
    });
  }
}

export const isStopped = ({ state }: ConsumerStatus): boolean => state === 'stopped';
export const isLive = ({ state }: ConsumerStatus): boolean => state === 'live';
