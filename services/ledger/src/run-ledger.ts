import { systemClock } from '@lotsenbuch/consumers';
import { type CommandHandler, deriveUuid, type EventStore, ordinalOf } from '@lotsenbuch/event-store';
import type { Log } from '@lotsenbuch/service-kit';
import { checkpointLine, formatVerifierKey, type SignerKey, shortForm } from '@lotsenbuch/transparency-log';
import { ledgerAggregate } from './domain/ledger-log/ledger-log.js';
import { refuseHalfForked } from './fork/fork-plan.js';
import { forksOfLog } from './fork/fork-records.js';
import { beginLedger } from './integration/begin-ledger.js';
import { openIntegrator } from './integration/integrator.js';
import { readKnownKeys } from './keys/known-keys.js';
import { openSigningKey } from './keys/signing-key.js';
import type { LedgerStatus, RunningLedger } from './running-ledger.js';
import { type LedgerFiles, openLedgerFiles } from './tree-files/ledger-files.js';
import type { LedgerHead } from './tree-files/ledger-head.js';
import type { LedgerPlaces } from './tree-files/ledger-places.js';
import { unlessDamaged } from './tree-files/unless-damaged.js';
import { CosignatureCollector } from './witnessing/cosignature-collector.js';
import { readWitnessPolicy } from './witnessing/witness-policy.js';

export interface LedgerRun {
  readonly eventStore: EventStore;
  readonly commands: CommandHandler;
  readonly places: LedgerPlaces;
  /** Milliseconds within which what is new gets a signed checkpoint. */
  readonly intervalMs: number;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Starts the log over all events of the store: its key, its files, the integrator and whoever collects cosignatures. In a
 * new store its start is the first event, so this comes before anything else is recorded. What does not fit what was
 * signed stops the integrator, not the start: see its status.
 * @throws KeyRefused, ForkRefused, IntegratorRefused, ConfigurationRefused, PolicyRefused with a sentence that says what to do
 */
export const runLedger = async (run: LedgerRun): Promise<RunningLedger & { close(): Promise<void> }> => {
  const { eventStore, commands, places, intervalMs, now, log } = run;
  const { storeId } = eventStore;
  const { checkpointDir, policyFile } = places;
  await refuseHalfForked(checkpointDir);
  const files = openLedgerFiles(places);
  const { state } = await commands.load(ledgerAggregate, storeId);
  // A damaged head is for the integrator to find.
  const head = await unlessDamaged(() => files.head());
  const key = await openSigningKey({ places, storeId, state, head });
  if (state === undefined && (await isUnsigned(files, head))) {
    await beginLedger(files, key.verifierKey.name);
    await recordStart(run, key);
  }
  const forks = await forksOfLog(checkpointDir, state);
  const keys = (await readKnownKeys(checkpointDir)).map(({ verifierKey }) => verifierKey);
  const policy = policyFile === undefined ? undefined : await readWitnessPolicy(policyFile, keys);
  const integrator = await openIntegrator({ eventStore, files, key, forks, now, intervalMs, log });
  const clock = { now, sleep: systemClock.sleep };
  const collector = policy && (await CosignatureCollector.start({ policy, files, clock, log }));
  if (collector !== undefined) integrator.onPublished((note) => collector.published(note));
  integrator.start();
  const { verifierKey } = key;
  const signedBy = { verifierKey: formatVerifierKey(verifierKey), shortForm: shortForm(verifierKey), forks };

  const status = async (): Promise<LedgerStatus> => {
    const uncovered = await uncoveredEvents(eventStore, integrator.status().ordinal);
    const integrated = integrator.status();
    const { origin, size, root } = integrated;
    return {
      ...integrated,
      ...signedBy,
      checkpointLine: size === 0 ? '' : checkpointLine({ origin, size, root: Buffer.from(root, 'base64') }),
      uncovered,
      cosignatures: collector?.status() ?? NOBODY_ASKED,
    };
  };

  return {
    status,
    files,
    integrator,
    treeIndexOf: async (ordinal) => {
      const index = await files.ordinals.indexOf(ordinal);
      return index !== undefined && index < integrator.status().size ? index : undefined;
    },
    close: async () => {
      await collector?.close();
      await integrator.stop();
    },
  };
};

const NOBODY_ASKED = { policy: false, quorumMet: false, by: [], missing: [] } as const;

/** Whether nothing was signed yet: only then may a log begin. */
const isUnsigned = async (files: LedgerFiles, head: LedgerHead | undefined): Promise<boolean> => {
  if (head !== undefined) return head.size === 0;
  return (await files.published()) === undefined && (await unlessDamaged(() => files.signed.latest())) === undefined;
};

const recordStart = async ({ eventStore, commands }: LedgerRun, { verifierKey }: SignerKey): Promise<void> => {
  const { storeId } = eventStore;
  await commands.handle(
    ledgerAggregate,
    storeId,
    { type: 'StartLedger', origin: verifierKey.name, verifierKey: formatVerifierKey(verifierKey) },
    { commandId: deriveUuid('start ledger', storeId), actor: 'process:ledger', correlationId: 'process:ledger' },
  );
};

/** Events behind this ordinal, at most: an engine may leave places free. */
const uncoveredEvents = async (eventStore: EventStore, ordinal: number): Promise<number> => {
  const head = await eventStore.logHead();
  return head === undefined ? 0 : Math.max(0, Number(ordinalOf(eventStore.storeId, head)) - ordinal);
};
