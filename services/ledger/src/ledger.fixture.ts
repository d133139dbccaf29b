import type { RunningConsumer } from '@lotsenbuch/consumers';
import { type EventStore, openEventStore } from '@lotsenbuch/event-store';
import { anEvent, startApplication } from '@lotsenbuch/testing';
import { carrierDescriber } from './domain/domain.fixture.js';
import { LedgerModule } from './ledger.module.js';
import { ledgerAccess } from './ledger-access.js';
import type { ThingKind } from './ledger-ports.js';

/** Carriers have a stream each, published grants share one. */
const KINDS: readonly ThingKind[] = [
  {
    kind: 'carrier',
    path: 'carriers',
    readers: 'public',
    streamsOf: async (id) =>
      ['1', '2'].includes(id)
        ? [
            { stream: `carrier-${id}`, holdsOnlyThisThing: true },
            // What was merged into the second one: the stream of the first.
            ...(id === '2' ? [{ stream: 'carrier-1', holdsOnlyThisThing: false }] : []),
          ]
        : [],
    captionOf: async (id, recordedBy) =>
      id === '2' ? (recordedBy === undefined ? 'GIZ gGmbH' : `GIZ on ${recordedBy}`) : undefined,
  },
  {
    kind: 'publishedGrant',
    path: 'published-grants',
    readers: 'public',
    streamsOf: async () => [{ stream: 'publishedRegister-2019', holdsOnlyThisThing: false }],
    captionOf: async () => undefined,
  },
];

export interface Happening {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly actor?: string;
  /** When it is recorded. */
  readonly at?: string;
  readonly effectiveOn?: string;
}

/** The ledger over HTTP, on a real store that holds these events. */
export async function startLedger(happenings: readonly Happening[], lookUps: readonly RunningConsumer[] = []) {
  let now = new Date('2026-01-01T00:00:00.000Z');
  let eventStore!: EventStore;
  const application = await startApplication({
    assemble: async ({ dataDir }) => {
      eventStore = await openEventStore(`sqlite:${dataDir}/events.db`, { clock: () => now });
      return {
        info: { title: 'Ledger', version: '0', description: '' },
        imports: [LedgerModule.register({ eventStore, describers: [carrierDescriber], things: KINDS, lookUps })],
        access: [ledgerAccess(KINDS)],
        onClosed: () => eventStore.close(),
      };
    },
  });
  for (const { stream, type, data, actor = 'officer:local', at, effectiveOn } of happenings) {
    if (at !== undefined) now = new Date(at);
    const head = await eventStore.streamHead(stream);
    const event = anEvent()
      .with({ type, data, actor, ...(effectiveOn !== undefined && { effectiveOn }) })
      .build();
    await eventStore.append(stream, head ?? 'noStream', [event]);
  }
  return application;
}
