import { createCommandHandler, deriveUuid, type EventStore } from '@lotsenbuch/event-store';
import { formatVerifierKey, parseVerifierKey, type SignerKey, type VerifierKey } from '@lotsenbuch/transparency-log';
import { type LedgerState, ledgerAggregate } from '../domain/ledger-log/ledger-log.js';
import { refuseHalfForked } from '../fork/fork-plan.js';
import { whileNothingSigns } from '../integration/while-nothing-signs.js';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { readHead } from '../tree-files/ledger-head.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { endorse } from './endorse.js';
import { nextKeyFile, readKeyFile, takeNextKey } from './key-file.js';
import { KeyRefused } from './key-refused.js';
import { appendKnownKey } from './known-keys.js';
import { openSigningKey } from './signing-key.js';
import { keyInWaiting } from './waiting-key.js';

export interface KeyRotation {
  readonly places: LedgerPlaces;
  /** Open for writing, so that no platform runs on it. */
  readonly eventStore: EventStore;
  /** Who rotates, as envelopes name people and processes. */
  readonly actor: string;
  /** A key of the same name to change to; default one that is made. */
  readonly newKeyFile?: string;
  readonly disk?: Disk;
}

export interface RotatedKey {
  readonly origin: string;
  readonly from: VerifierKey;
  readonly to: VerifierKey;
  /** False where the new key was given: then it has to be put in the place of the old one before the next start. */
  readonly isInPlace: boolean;
}

type KnownState = Exclude<LedgerState, undefined>;

/**
 * Changes the key of the log while no platform runs: the event with the old key's endorsement first, then the list of
 * keys, then the file. Cut off anywhere, it is finished by running it again or by the next start. A key that was made
 * takes the place of the old one, which is destroyed; checkpoints that it signed stay verifiable.
 * @throws KeyRefused, ForkRefused, IntegratorRefused with a sentence that says what to do; nothing was changed then
 */
export const rotateKey = (rotation: KeyRotation): Promise<RotatedKey> =>
  whileNothingSigns(rotation.places.checkpointDir, () => rotate(rotation));

const rotate = async ({ places, eventStore, actor, newKeyFile, disk = realDisk }: KeyRotation): Promise<RotatedKey> => {
  await refuseHalfForked(places.checkpointDir);
  const { storeId } = eventStore;
  const commands = createCommandHandler({ store: eventStore });
  const { state } = await commands.load(ledgerAggregate, storeId);
  const head = await readHead(places.checkpointDir);
  if (state === undefined || head === undefined) {
    throw new KeyRefused(
      `nothing that a key signed lies in ${places.checkpointDir}: start the platform once; if it has run before, bring the folder back or fork the log`,
    );
  }
  const isGiven = newKeyFile !== undefined;
  const cutOff = await rotationCutOff(newKeyFile ?? nextKeyFile(places.keyFile), state);
  if (cutOff !== undefined) return finish({ places, ...cutOff, size: head.size, isGiven, disk });
  const old = await openSigningKey({ places, storeId, state, head });
  const next =
    newKeyFile === undefined ? await keyInWaiting(places.keyFile, old.verifierKey.name) : await given(newKeyFile, old);
  const to = formatVerifierKey(next.verifierKey);
  const outcome = await commands.handle(
    ledgerAggregate,
    storeId,
    { type: 'RotateLedgerKey', to, endorsement: endorse(next.verifierKey, old) },
    { commandId: deriveUuid('rotate ledger key', storeId, to), actor, correlationId: 'ledger-rotate-key' },
  );
  if (outcome.kind === 'rejected') {
    throw new KeyRefused(`${newKeyFile ?? places.keyFile} holds a key that signed the log before: take a new one`);
  }
  return finish({ places, from: old.verifierKey, to: next.verifierKey, size: head.size, isGiven, disk });
};

/** The two keys of a rotation that the events know and the files do not yet. */
const rotationCutOff = async (
  newKeyFile: string,
  { verifierKey, verifierKeys }: KnownState,
): Promise<{ readonly from: VerifierKey; readonly to: VerifierKey } | undefined> => {
  const next = await readKeyFile(newKeyFile);
  const from = verifierKeys.at(-2);
  if (next === undefined || from === undefined || formatVerifierKey(next.verifierKey) !== verifierKey) return undefined;
  return { from: parseVerifierKey(from), to: next.verifierKey };
};

const given = async (file: string, old: SignerKey): Promise<SignerKey> => {
  const key = await readKeyFile(file);
  if (key === undefined) throw new KeyRefused(`${file} is missing: name the file of the new key`);
  const { name } = old.verifierKey;
  if (key.verifierKey.name === name) return key;
  throw new KeyRefused(
    `${file} holds a key named ${key.verifierKey.name}, but the log is named ${name}: a rotation keeps the name, so make a key named ${name}`,
  );
};

const finish = async (rotation: {
  readonly places: LedgerPlaces;
  readonly from: VerifierKey;
  readonly to: VerifierKey;
  readonly size: number;
  readonly isGiven: boolean;
  readonly disk: Disk;
}): Promise<RotatedKey> => {
  const { places, from, to, size, isGiven, disk } = rotation;
  await appendKnownKey(places.checkpointDir, { firstSize: size, verifierKey: to }, disk);
  if (!isGiven) await takeNextKey(places.keyFile, disk);
  return { origin: to.name, from, to, isInPlace: !isGiven };
};
