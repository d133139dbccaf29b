import { join } from 'node:path';
import type { RunningConsumer } from '@lotsenbuch/consumers';
import { type EventStore, openEventStore } from '@lotsenbuch/event-store';
import { createLog } from '@lotsenbuch/service-kit';
import { anEvent, startApplication } from '@lotsenbuch/testing';
import {
  checkpointLine,
  formatVerifierKey,
  generateSignerKey,
  type SignerKey,
  shortForm,
} from '@lotsenbuch/transparency-log';
import { carrierDescriber } from './domain/domain.fixture.js';
import { beginLedger } from './integration/begin-ledger.js';
import { openIntegrator } from './integration/integrator.js';
import { LedgerModule } from './ledger.module.js';
import { ledgerAccess } from './ledger-access.js';
import type { ThingKind } from './ledger-ports.js';
import { publishedTree } from './proofs/published-tree.js';
import type { RunningLedger } from './running-ledger.js';
import { openLedgerFiles } from './tree-files/ledger-files.js';

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

/** Signs the checkpoints of every ledger under test. */
export const SIGNER: SignerKey = generateSignerKey('test.local/ledger');
export const TRUSTED = { origin: SIGNER.verifierKey.name, keys: [SIGNER.verifierKey] };

/** The log over the events of this store, signed whenever the test asks for it. No event of its own is recorded. */
async function openTestLedger(eventStore: EventStore, dataDir: string, now: () => Date): Promise<RunningLedger> {
  const files = openLedgerFiles({
    ledgerDir: join(dataDir, 'ledger'),
    checkpointDir: join(dataDir, 'checkpoints'),
    keyFile: join(dataDir, 'ledger-key'),
  });
  await beginLedger(files, TRUSTED.origin);
  const integrator = await openIntegrator({
    eventStore,
    files,
    key: SIGNER,
    forks: [],
    now,
    intervalMs: 3_600_000,
    log: createLog('silent'),
  });
  return {
    files,
    integrator,
    async treeIndexOf(ordinal) {
      const index = await files.ordinals.indexOf(ordinal);
      return index !== undefined && index < integrator.status().size ? index : undefined;
    },
    async status() {
      const tree = await publishedTree(files);
      return {
        ...integrator.status(),
        verifierKey: formatVerifierKey(SIGNER.verifierKey),
        shortForm: shortForm(SIGNER.verifierKey),
        checkpointLine: tree === undefined ? '' : checkpointLine(tree),
        uncovered: 0,
        forks: [],
        cosignatures: { policy: false, quorumMet: false, by: [], missing: [] },
      };
    },
  };
}

/** The ledger over HTTP, on a real store that holds these events; nothing is signed before `cover` is called. */
export async function startLedger(happenings: readonly Happening[], lookUps: readonly RunningConsumer[] = []) {
  let time = new Date('2026-01-01T00:00:00.000Z');
  const now = () => time;
  let eventStore!: EventStore;
  let ledger!: RunningLedger;
  const application = await startApplication({
    assemble: async ({ dataDir }) => {
      eventStore = await openEventStore(`sqlite:${dataDir}/events.db`, { clock: now });
      ledger = await openTestLedger(eventStore, dataDir, now);
      return {
        info: { title: 'Ledger', version: '0', description: '' },
        imports: [
          LedgerModule.register({ eventStore, describers: [carrierDescriber], things: KINDS, lookUps, ledger }),
        ],
        access: [ledgerAccess(KINDS)],
        onClosed: async () => {
          await ledger.integrator.stop();
          await eventStore.close();
        },
      };
    },
  });
  const record = async (more: readonly Happening[]): Promise<void> => {
    for (const { stream, type, data, actor = 'officer:local', at, effectiveOn } of more) {
      if (at !== undefined) time = new Date(at);
      const head = await eventStore.streamHead(stream);
      const event = anEvent()
        .with({ type, data, actor, ...(effectiveOn !== undefined && { effectiveOn }) })
        .build();
      await eventStore.append(stream, head ?? 'noStream', [event]);
    }
  };
  await record(happenings);
  return Object.assign(application, {
    record,
    /** Signs and publishes a checkpoint over everything that is recorded. */
    cover: () => ledger.integrator.tick(),
    /** The running parts, since a restart those of now. */
    parts: () => ({ eventStore, ledger }),
  });
}
