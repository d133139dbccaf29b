import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventStore,
  formatLogPosition,
  type LogPosition,
  type NewEvent,
  openSqliteEventStore,
  type RecordedEvent,
} from '@lotsenbuch/event-store';
import type { Projection } from './projection.js';
import type { ReadModel } from './read-model-store.js';

/** What happened to a grant, as the tests of this library tell it. */
export type GrantEvent =
  | { readonly type: 'GrantRecorded'; readonly grant: number; readonly carrier: string; readonly cents: number }
  | { readonly type: 'GrantWithdrawn'; readonly grant: number; readonly carrier: string; readonly cents: number };

/** A grant, or what a carrier has in all of its grants. */
export interface GrantRow {
  readonly kind: 'grant' | 'carrier';
  readonly cents: number;
  readonly grants: number;
  /** Ids of the events that made the row, in their order: tells a row that was folded twice, or in another order. */
  readonly history: readonly string[];
}

const dataOf = (event: RecordedEvent): GrantEvent => event.envelope.data as GrantEvent;

/** Two rows for each event, one of which can be deleted: enough to notice anything lost, doubled or out of order. */
export const grants = (version = 1): Projection<GrantRow> => ({
  name: 'grants',
  version,
  filter: { types: ['GrantRecorded', 'GrantWithdrawn'] },
  keys(event) {
    const { grant, carrier } = dataOf(event);
    return [`carrier ${carrier}`, `grant ${grant}`];
  },
  evolve(row, event, key) {
    const kind = key.startsWith('grant') ? 'grant' : 'carrier';
    const { cents } = dataOf(event);
    const sign = event.envelope.type === 'GrantRecorded' ? 1 : -1;
    const grants = (row?.grants ?? 0) + sign;
    if (grants <= 0) return undefined;
    return {
      kind,
      cents: (row?.cents ?? 0) + sign * cents,
      grants,
      history: [...(row?.history ?? []).slice(-9), event.envelope.id],
    };
  },
  indexes: { kind: (row) => row.kind, cents: (row) => row.cents },
});

/** Records and withdrawals that make sense, of so many grants of a few carriers, without chance. */
export const grantEvents = (count: number): GrantEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const withdrawn = index % 7 === 6;
    const grant = withdrawn ? index - 3 : index;
    return {
      type: withdrawn ? 'GrantWithdrawn' : 'GrantRecorded',
      grant,
      carrier: `carrier ${grant % 13}`,
      cents: (grant % 50) * 100,
    };
  });

const uuid = (group: string, n: number): string => `00000000-${group}-7000-8000-${n.toString().padStart(12, '0')}`;

export const newGrantEvent = ({ type, ...data }: GrantEvent, n: number): NewEvent => ({
  id: uuid('0000', n),
  type,
  schemaVersion: 1,
  actor: 'officer:1',
  commandId: uuid('0001', n),
  correlationId: uuid('0002', n),
  deciderVersion: '1',
  data,
});

/** Events as they are read back, for tests that need no store. */
export const recorded = (events: readonly GrantEvent[]): RecordedEvent[] =>
  events.map((event, index) => ({
    position: formatLogPosition('5107e1d00001', index + 1),
    envelope: {
      ...newGrantEvent(event, index + 1),
      stream: 'grants-1',
      revision: index,
      recordedAt: '2026-03-01T08:00:00.000Z',
    },
    canonical: '',
  }));

/** A folder with an event store in it, and room for read models. */
export class Scene {
  readonly folder: string;
  store: EventStore;
  #count = 0;

  private constructor(folder: string, store: EventStore) {
    this.folder = folder;
    this.store = store;
  }

  static async open(): Promise<Scene> {
    const folder = await mkdtemp(join(tmpdir(), 'lotsenbuch-projections-'));
    return new Scene(folder, await openSqliteEventStore({ file: join(folder, 'events.db') }));
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /** Appends in streams of up to a thousand events. */
  async append(...events: readonly GrantEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += 1_000) {
      const stretch = events.slice(from, from + 1_000).map((event) => newGrantEvent(event, ++this.#count));
      await this.store.append(`grants-${this.#count}`, 'noStream', stretch);
    }
  }

  async events(): Promise<RecordedEvent[]> {
    const all: RecordedEvent[] = [];
    for await (const { events } of this.store.readAll()) all.push(...events);
    return all;
  }

  async remove(): Promise<void> {
    await this.store.close();
    await rm(this.folder, { recursive: true });
  }
}

/** Every row there is, by key. */
export const allRows = async <Row extends object>(readModel: ReadModel<Row>): Promise<Map<string, Row>> => {
  const all = new Map<string, Row>();
  let cursor: string | undefined;
  do {
    const found = await readModel.find({ limit: 1_000, ...(cursor === undefined ? {} : { cursor }) });
    for (const { key, row } of found.rows) all.set(key, row);
    cursor = found.next;
  } while (cursor !== undefined);
  return all;
};

/** The rows as one text each, in byte order: what two read models are compared by. */
export const dump = (rows: ReadonlyMap<string, object>): string[] =>
  [...rows]
    .map(([key, row]) => `${key} ${JSON.stringify(row)}`)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

export const headOf = (events: readonly RecordedEvent[]): LogPosition | undefined => events.at(-1)?.position;
