import { join } from 'node:path';
import { type Disk, realDisk } from './disk.js';
import { LeafOrdinals } from './leaf-ordinals.js';
import { type LedgerHead, readHead, writeHead } from './ledger-head.js';
import type { LedgerPlaces } from './ledger-places.js';
import { PublishedCheckpoint } from './published-checkpoint.js';
import { SignedCheckpoints } from './signed-checkpoints.js';
import { TileFiles } from './tile-files.js';

/** The files of one ledger. Reading them needs nobody's leave; the integrator alone writes them. */
export interface LedgerFiles {
  readonly places: LedgerPlaces;
  readonly disk: Disk;
  readonly tiles: TileFiles;
  readonly ordinals: LeafOrdinals;
  readonly signed: SignedCheckpoints;
  readonly publication: PublishedCheckpoint;
  /** @throws TreeFileFault headDamaged */
  head(): Promise<LedgerHead | undefined>;
  writeHead(head: LedgerHead): Promise<void>;
  /** The latest published checkpoint, a signed note; undefined if there is none yet. */
  published(): Promise<string | undefined>;
  /** Where the cut of stream heads at a tree size lies. */
  streamHeadsFolder(size: number): string;
}

export const openLedgerFiles = (places: LedgerPlaces, disk: Disk = realDisk): LedgerFiles => {
  const { ledgerDir, checkpointDir } = places;
  const publication = new PublishedCheckpoint(ledgerDir, disk);
  return {
    places,
    disk,
    publication,
    tiles: new TileFiles(ledgerDir, disk),
    ordinals: new LeafOrdinals(join(ledgerDir, 'ordinals'), disk),
    signed: new SignedCheckpoints(checkpointDir, disk),
    head: () => readHead(checkpointDir),
    writeHead: (head) => writeHead(checkpointDir, head, disk),
    published: () => publication.read(),
    streamHeadsFolder: (size) => join(ledgerDir, 'streams', String(size)),
  };
};
