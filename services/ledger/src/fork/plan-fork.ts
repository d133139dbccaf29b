import { createCommandHandler, type EventStore } from '@lotsenbuch/event-store';
import { berlinDayOf } from '@lotsenbuch/kernel';
import { formatVerifierKey, parseVerifierKey, type SignerKey, type VerifierKey } from '@lotsenbuch/transparency-log';
import type { Fork } from '../domain/ledger-log/events.js';
import { forkReasonsOn } from '../domain/ledger-log/fork-reasons.js';
import { type LedgerState, ledgerAggregate } from '../domain/ledger-log/ledger-log.js';
import { endorse } from '../keys/endorse.js';
import { readKeyFile } from '../keys/key-file.js';
import { readKnownKeys } from '../keys/known-keys.js';
import { keyInWaiting } from '../keys/waiting-key.js';
import { base64 } from '../tree-files/base64.js';
import { type LedgerFiles, openLedgerFiles } from '../tree-files/ledger-files.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { isArchived } from './archived-log.js';
import type { ForkPlan } from './fork-plan.js';
import { forksOfLog } from './fork-records.js';
import { ForkRefused } from './fork-refused.js';
import type { ForkRequest } from './fork-request.js';
import { findLostLog, type LostLog } from './lost-log.js';
import { findSharedLeaves, rootOfStore } from './shared-leaves.js';

const FORK_ENDING = /\/fork-([1-9][0-9]*)$/;

/**
 * Everything a fork is, decided before anything is changed, but for the new key, which is made and waits.
 * @throws ForkRefused, KeyRefused
 */
export const planFork = async (request: ForkRequest): Promise<ForkPlan> => {
  const { places, eventStore, from, reason, actor, now, newKeyFile } = request;
  const at = now.toISOString();
  const day = berlinDayOf(at);
  requireReason(reason, day);
  const { state } = await createCommandHandler({ store: eventStore }).load(ledgerAggregate, eventStore.storeId);
  const keys = await keysOfLog(places.checkpointDir, state);
  const files = openLedgerFiles(places);
  const lost = await findLostLog(files, keys);
  await requireShared(eventStore, files, lost, from);
  const earlier = await forksOfLog(places.checkpointDir, state);
  const number = nextNumber(places, lost.origin, earlier);
  const toOrigin = `${lost.origin.replace(FORK_ENDING, '')}/fork-${number}`;
  const next =
    newKeyFile === undefined
      ? await keyInWaiting(places.keyFile, toOrigin)
      : await givenKey(newKeyFile, toOrigin, keys);
  const endorsement = await endorsementOf(next.verifierKey, places.keyFile, keys);
  const fork: Fork = {
    number,
    at,
    fromOrigin: lost.origin,
    toOrigin,
    size: from,
    root: base64(await rootOfStore(eventStore, from)),
    lostSize: lost.size,
    lostRoot: base64(lost.root),
    reason,
  };
  return {
    format: 1,
    fork,
    earlier,
    actor,
    day,
    verifierKey: formatVerifierKey(next.verifierKey),
    ...(endorsement !== undefined && { endorsement }),
    isKeyGiven: newKeyFile !== undefined,
    epoch: lost.epoch,
    isArchived: false,
  };
};

const requireReason = (reason: string, day: string): void => {
  const allowed = forkReasonsOn(day).map(({ code }) => code);
  if (allowed.includes(reason)) return;
  throw new ForkRefused(
    `the reason ${JSON.stringify(reason)} is not in the catalogue: allowed is ${allowed.join(', ')}`,
  );
};

/** The keys of the log by what was kept beside the signatures and by what its events say, the last one last. */
export const keysOfLog = async (checkpointDir: string, state: LedgerState): Promise<readonly VerifierKey[]> => {
  const known = (await readKnownKeys(checkpointDir)).map(({ verifierKey }) => verifierKey);
  const recorded = (state?.verifierKeys ?? []).map(parseVerifierKey);
  const texts = new Set(known.map(formatVerifierKey));
  return [...recorded.filter((key) => !texts.has(formatVerifierKey(key))), ...known];
};

const requireShared = async (
  eventStore: EventStore,
  files: LedgerFiles,
  lost: LostLog,
  from: number,
): Promise<void> => {
  if (!Number.isSafeInteger(from) || from < 0) {
    throw new ForkRefused(`SIZE is a number of events from 0, not ${from}`);
  }
  const shared = await findSharedLeaves(eventStore, files, lost, from);
  if (from <= shared) return;
  throw new ForkRefused(
    `the event store and the log ${lost.origin} share their first ${shared} events, not ${from}: ${lost.size} were signed. The largest possible SIZE is ${shared}`,
  );
};

const nextNumber = (places: LedgerPlaces, origin: string, earlier: readonly Fork[]): number => {
  const ofOrigin = Number(FORK_ENDING.exec(origin)?.[1] ?? 0);
  let number = Math.max(ofOrigin, ...earlier.map((fork) => fork.number)) + 1;
  while (isArchived(places, number)) number += 1;
  return number;
};

const givenKey = async (file: string, toOrigin: string, keys: readonly VerifierKey[]): Promise<SignerKey> => {
  const key = await readKeyFile(file);
  if (key === undefined) throw new ForkRefused(`${file} is missing: name the file of the new key`);
  if (key.verifierKey.name !== toOrigin) {
    throw new ForkRefused(
      `${file} holds a key named ${key.verifierKey.name}, but the new log will be named ${toOrigin}: make a key of that name`,
    );
  }
  if (keys.some(({ publicKey }) => Buffer.compare(publicKey, key.verifierKey.publicKey) === 0)) {
    throw new ForkRefused(`${file} holds a key that signed the log before: make a new one`);
  }
  return key;
};

/** The word of the key that signed last, where it is still there. */
const endorsementOf = async (
  verifierKey: VerifierKey,
  keyFile: string,
  keys: readonly VerifierKey[],
): Promise<string | undefined> => {
  const old = await readKeyFile(keyFile);
  const last = keys.at(-1);
  if (old === undefined || last === undefined) return undefined;
  const signedLast = formatVerifierKey(old.verifierKey) === formatVerifierKey(last);
  return signedLast ? endorse(verifierKey, old) : undefined;
};
