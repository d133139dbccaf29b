import { createCommandHandler, type EventStore } from '@lotsenbuch/event-store';
import { ledgerAggregate } from '../domain/ledger-log/ledger-log.js';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { unlessDamaged } from '../tree-files/unless-damaged.js';
import { findLostLog } from './lost-log.js';
import { keysOfLog } from './plan-fork.js';
import { findSharedLeaves, sharedWithTiles } from './shared-leaves.js';

/** The fork without which nothing more can be signed over a store. */
export interface NeededFork {
  /** Leaves that the store and the log have in common, from the first on: the largest size to fork from. */
  readonly from: number;
  /** Leaves that were signed, as far as it is known here. */
  readonly signed: number;
}

/**
 * Whether a store, such as one that was restored, is still what was signed, and where the log would have to be forked if
 * it is not: because the store is shorter or another one, or because what was signed last or the tree is not here. Reads
 * every event.
 * @param eventStore read-only is enough
 * @returns undefined if the log goes on as it is, also where none was begun yet
 * @throws KeyRefused what was kept beside the signatures cannot be read
 */
export const neededFork = async (places: LedgerPlaces, eventStore: EventStore): Promise<NeededFork | undefined> => {
  const { storeId } = eventStore;
  const { state } = await createCommandHandler({ store: eventStore }).load(ledgerAggregate, storeId);
  const keys = await keysOfLog(places.checkpointDir, state);
  const files = openLedgerFiles(places);
  const head = await unlessDamaged(() => files.head());
  if (head === undefined && keys.length === 0) return undefined;
  const lost = await findLostLog(files, keys);
  const goesOn = head !== undefined && (await sharedWithTiles(eventStore, files, lost)) === lost.size;
  return goesOn ? undefined : { from: await findSharedLeaves(eventStore, files, lost, lost.size), signed: lost.size };
};
