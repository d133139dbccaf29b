import { join } from 'node:path';
import { createCommandHandler, deriveUuid, type EventStore } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import { EMPTY_ROOT, parseVerifierKey } from '@lotsenbuch/transparency-log';
import type { Fork, LedgerForked } from '../domain/ledger-log/events.js';
import { type LedgerCommand, ledgerAggregate } from '../domain/ledger-log/ledger-log.js';
import { whileNothingSigns } from '../integration/while-nothing-signs.js';
import { takeNextKey } from '../keys/key-file.js';
import { KNOWN_KEYS_FILE, knownKeyLine } from '../keys/known-keys.js';
import { waitingKey } from '../keys/waiting-key.js';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { writeHead } from '../tree-files/ledger-head.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { replaceFiles } from '../tree-files/replace-files.js';
import { archivedPlaces, archiveLog } from './archived-log.js';
import { type ForkPlan, halfForked, readForkPlan, removeForkPlan, writeForkPlan } from './fork-plan.js';
import { FORKS_FILE } from './fork-records.js';
import { ForkRefused } from './fork-refused.js';
import type { ForkRequest } from './fork-request.js';
import { planFork } from './plan-fork.js';

export interface ForkedLedger {
  readonly fork: Fork;
  /** Where the log lies that was left. */
  readonly archive: Pick<LedgerPlaces, 'ledgerDir' | 'checkpointDir'>;
  /** False where the new key was given: then it has to be put in the place of the old one before the next start. */
  readonly isKeyInPlace: boolean;
}

/**
 * Begins the log anew under another name, while no platform runs: what was signed no longer fits the store, and somebody
 * answers for it. The old log goes to the archive; the next start takes every event of the store into the new one. Cut
 * off anywhere after the plan was written, it is finished by running it again, and no platform starts before that.
 * @throws ForkRefused, KeyRefused, IntegratorRefused with a sentence that says what to do; nothing was changed then
 */
export const forkLedger = (request: ForkRequest): Promise<ForkedLedger> => {
  const { places, from, reason, disk } = request;
  const { checkpointDir } = places;
  return whileNothingSigns(checkpointDir, async () => {
    const begun = await readForkPlan(checkpointDir);
    if (begun !== undefined && (begun.fork.size !== from || begun.fork.reason !== reason)) {
      throw new ForkRefused(halfForked(begun));
    }
    const plan = begun ?? (await planFork(request));
    if (begun === undefined) await writeForkPlan(checkpointDir, plan, disk);
    return carryOut(plan, request);
  });
};

const carryOut = async (
  plan: ForkPlan,
  { places, eventStore, disk = realDisk }: ForkRequest,
): Promise<ForkedLedger> => {
  const { checkpointDir, keyFile } = places;
  const { fork, verifierKey, isKeyGiven } = plan;
  if (!plan.isArchived) {
    await archiveLog(places, fork.number, disk);
    await writeForkPlan(checkpointDir, { ...plan, isArchived: true }, disk);
  }
  await beginAnew(plan, checkpointDir, disk);
  await record(plan, eventStore);
  if ((await waitingKey(keyFile)) === verifierKey) await takeNextKey(keyFile, disk);
  await removeForkPlan(checkpointDir, disk);
  return { fork, archive: archivedPlaces(places, fork.number), isKeyInPlace: !isKeyGiven };
};

const beginAnew = async (plan: ForkPlan, checkpointDir: string, disk: Disk): Promise<void> => {
  const { fork, earlier, epoch } = plan;
  const forks = { format: 1, forks: [...earlier, fork] };
  const line = knownKeyLine({ firstSize: 0, verifierKey: parseVerifierKey(plan.verifierKey) });
  await replaceFiles(disk, [
    { file: join(checkpointDir, FORKS_FILE), bytes: `${JSON.stringify(forks, undefined, 2)}\n` },
    { file: join(checkpointDir, KNOWN_KEYS_FILE), bytes: line },
  ]);
  const root = Buffer.from(EMPTY_ROOT).toString('base64');
  await writeHead(checkpointDir, { origin: fork.toOrigin, size: 0, root, ordinal: 0, epoch }, disk);
};

/** The command by which a plan is recorded. */
export const commandOf = ({ fork, verifierKey, endorsement, day }: ForkPlan): LedgerCommand => {
  const data: LedgerForked['data'] = { ...fork, verifierKey, ...(endorsement !== undefined && { endorsement }) };
  return { type: 'ForkLedger', today: day as LocalDate, ...data };
};

const record = async (plan: ForkPlan, eventStore: EventStore): Promise<void> => {
  const { storeId } = eventStore;
  const outcome = await createCommandHandler({ store: eventStore }).handle(ledgerAggregate, storeId, commandOf(plan), {
    commandId: deriveUuid('fork ledger', storeId, plan.fork.toOrigin, plan.verifierKey),
    actor: plan.actor,
    correlationId: 'ledger-fork',
  });
  if (outcome.kind === 'rejected') {
    throw new ForkRefused(`the fork cannot be recorded: ${JSON.stringify(outcome.rejection)}`);
  }
};
