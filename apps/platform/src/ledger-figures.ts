import type { EventStore } from '@lotsenbuch/event-store';
import type { RunningLedger } from '@lotsenbuch/ledger';
import { type DescribeFigures, Gauge, Histogram } from '@lotsenbuch/service-kit';

const STATES = ['checking', 'running', 'stopped'] as const;
const QUORUMS = ['notAsked', 'missing', 'met'] as const;
/** Seconds; from less than the shortest interval to where somebody has to look. */
const DELAY_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600];

/** How far the log over all events is, how fast events get covered, and whether anything keeps it from going on. */
export const ledgerFigures =
  (ledger: RunningLedger, eventStore: Pick<EventStore, 'readStored'>, now: () => Date): DescribeFigures =>
  (registry) => {
    const registers = [registry];
    const { integrator } = ledger;
    new Gauge({
      name: 'lotsenbuch_ledger_tree_size',
      help: 'Events under the latest signed checkpoint',
      registers,
      collect() {
        this.set(integrator.status().size);
      },
    });
    new Gauge({
      name: 'lotsenbuch_ledger_uncovered_events',
      help: 'Events that no signed checkpoint covers yet',
      registers,
      async collect() {
        this.set((await ledger.status()).uncovered);
      },
    });
    new Gauge({
      name: 'lotsenbuch_ledger_checkpoint_age_seconds',
      help: 'Seconds since the latest checkpoint was signed; it grows while nothing new is recorded; 0 before the first',
      registers,
      collect() {
        const { checkpointedAt } = integrator.status();
        this.set(checkpointedAt === undefined ? 0 : (now().valueOf() - Date.parse(checkpointedAt)) / 1000);
      },
    });
    new Gauge({
      name: 'lotsenbuch_ledger_state',
      help: '1 for the state of what signs: checking, running or stopped',
      labelNames: ['state'],
      registers,
      collect() {
        for (const state of STATES) this.set({ state }, integrator.status().state === state ? 1 : 0);
      },
    });
    new Gauge({
      name: 'lotsenbuch_ledger_fault',
      help: '1 while the ledger cannot be written, such as on a full disk; it is tried again',
      registers,
      collect() {
        this.set(integrator.status().fault === undefined ? 0 : 1);
      },
    });
    describeCosignatures(ledger, registers);
    describeDelay(ledger, eventStore, registers);
  };

type Registers = Parameters<DescribeFigures>[0][];

const describeCosignatures = (ledger: RunningLedger, registers: Registers): void => {
  new Gauge({
    name: 'lotsenbuch_ledger_cosignatures',
    help: 'Witnesses of the policy that cosigned the latest checkpoint',
    registers,
    async collect() {
      this.set((await ledger.status()).cosignatures.by.length);
    },
  });
  new Gauge({
    name: 'lotsenbuch_ledger_quorum',
    help: '1 for how the witness policy stands: notAsked without one, missing or met',
    labelNames: ['quorum'],
    registers,
    async collect() {
      const { policy, quorumMet } = (await ledger.status()).cosignatures;
      const stands = policy ? (quorumMet ? 'met' : 'missing') : 'notAsked';
      for (const quorum of QUORUMS) this.set({ quorum }, quorum === stands ? 1 : 0);
    },
  });
};

/** One observation for each checkpoint: how long the event waited that waited longest. */
const describeDelay = (
  { integrator }: RunningLedger,
  eventStore: Pick<EventStore, 'readStored'>,
  registers: Registers,
): void => {
  const delay = new Histogram({
    name: 'lotsenbuch_ledger_coverage_delay_seconds',
    help: 'For each checkpoint, the time from the recording of its first new event to the signature',
    buckets: DELAY_BUCKETS,
    registers,
  });
  let covered = integrator.status().ordinal;
  integrator.onPublished(() => {
    const { ordinal, checkpointedAt } = integrator.status();
    if (ordinal === covered || checkpointedAt === undefined) return;
    const after = covered;
    covered = ordinal;
    recordedAfter(eventStore, after).then(
      (recordedAt) => delay.observe(Math.max(0, Date.parse(checkpointedAt) - Date.parse(recordedAt)) / 1000),
      // A store that cannot be read is told by the check of the event store.
      () => undefined,
    );
  });
};

/** When the event behind this ordinal was recorded. */
const recordedAfter = async (eventStore: Pick<EventStore, 'readStored'>, ordinal: number): Promise<string> => {
  for await (const [event] of eventStore.readStored({ after: ordinal, maxCount: 1 })) {
    if (event !== undefined) return (JSON.parse(event[4]) as { recordedAt: string }).recordedAt;
  }
  throw new Error(`there is no event behind ${ordinal}`);
};
