import { ProofRefused, type SignerKey } from '@lotsenbuch/transparency-log';
import type { StoredEvents } from '../checking/events-under-tiles.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { HEAD_FILE, type LedgerHead } from '../tree-files/ledger-head.js';
import type { SignedCheckpoint } from '../tree-files/signed-checkpoints.js';
import { Discrepancy } from './discrepancy.js';
import { edgeDifference } from './edge-difference.js';
import { signedDifference } from './signed-difference.js';
import { TreeEdge } from './tree-edge.js';

export interface PlacePorts {
  readonly eventStore: StoredEvents;
  readonly files: LedgerFiles;
  readonly key: SignerKey;
}

/** How far the log has got, on disk and in memory. */
export interface LedgerPlace {
  readonly edge: TreeEdge;
  readonly head: LedgerHead;
  /** What was signed last; undefined before the first. */
  readonly signed: SignedCheckpoint | undefined;
}

/**
 * Takes over what lies on disk, and ends the epoch of who held it before. What was written without having been covered by
 * the head is removed.
 * @param epoch the one this integrator has already, undefined when it begins
 * @throws Discrepancy, TreeFileFault: head, tiles, ordinals and what was signed do not fit together
 */
export const takeOver = async (ports: PlacePorts, epoch: number | undefined): Promise<LedgerPlace> => {
  const { files, key } = ports;
  const found = await files.head();
  if (found === undefined) throw new Discrepancy({ kind: 'headMissing', path: HEAD_FILE });
  requireOwn(found, key.verifierKey.name, epoch);
  const edge = await edgeOnDisk(ports, found);
  await requireOrdinals(files, found);
  const signed = await files.signed.latest();
  const difference = await signedDifference(files, found, signed);
  if (difference !== undefined) throw new Discrepancy(difference);
  await files.tiles.cutBack(found.size);
  files.ordinals.truncate(found.size);
  await files.signed.makeDurable();
  const head = { ...found, epoch: epoch ?? found.epoch + 1 };
  await files.writeHead(head);
  return { edge, head, signed };
};

/**
 * The head on disk must still be the one that this integrator wrote.
 * @throws Discrepancy, TreeFileFault
 */
export const requireStillOurs = async (files: LedgerFiles, head: LedgerHead): Promise<void> => {
  const found = await files.head();
  if (found === undefined) throw new Discrepancy({ kind: 'headMissing', path: HEAD_FILE });
  requireOwn(found, head.origin, head.epoch);
  if (found.size === head.size && found.root === head.root && found.ordinal === head.ordinal) return;
  const text = `it has size ${found.size} and root ${found.root}, but this integrator wrote ${head.size} and ${head.root}`;
  throw new Discrepancy({ kind: 'headDisagrees', path: HEAD_FILE, size: found.size, text });
};

const requireOwn = (head: LedgerHead, origin: string, epoch: number | undefined): void => {
  if (head.origin !== origin) {
    const text = `it is of the log ${head.origin}, the key of ${origin}`;
    throw new Discrepancy({ kind: 'headDisagrees', path: HEAD_FILE, text });
  }
  if (epoch !== undefined && head.epoch !== epoch) {
    const text = `another integrator has taken over: it has epoch ${head.epoch}, this integrator ${epoch}`;
    throw new Discrepancy({ kind: 'headDisagrees', path: HEAD_FILE, text });
  }
};

/**
 * The right edge as its tiles have it, which lead to the root of the head.
 * @throws Discrepancy, TreeFileFault
 */
export const edgeOnDisk = async ({ eventStore, files }: PlacePorts, head: LedgerHead): Promise<TreeEdge> => {
  try {
    return await TreeEdge.at(head, files);
  } catch (reason) {
    if (!(reason instanceof ProofRefused)) throw reason;
    throw new Discrepancy(await edgeDifference(eventStore, files, head, reason.message));
  }
};

const requireOrdinals = async ({ ordinals }: LedgerFiles, { size, ordinal }: LedgerHead): Promise<void> => {
  const found = size === 0 ? 0 : await ordinals.at(size - 1);
  if (found === ordinal) return;
  const text = `the last leaf stands at ${found} there, at ${ordinal} in the head`;
  throw new Discrepancy({ kind: 'ordinalsDamaged', path: 'ordinals', index: size - 1, text });
};
