import { hash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson } from '@lotsenbuch/event-store';
import { type Disk, realDisk } from './disk.js';
import { replaceFiles } from './replace-files.js';
import { textIfThere } from './text-if-there.js';
import { TreeFileFault } from './tree-file-fault.js';

/** How far the tree has got: what must be durable before a signature under it may leave the process. */
export interface LedgerHead {
  /** Name of the log, which is the name of its signing key. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** Ordinal of the last leaf's event in the store; 0 for an empty tree. */
  readonly ordinal: number;
  /** Counts the integrators that have held this ledger; the one that finds another's epoch gives up. */
  readonly epoch: number;
}

const FORMAT = 1;
/** In the folder of checkpoints. */
export const HEAD_FILE = 'head.json';

const checksum = (head: LedgerHead): string => {
  const { origin, size, root, ordinal, epoch } = head;
  return hash('sha256', canonicalJson({ format: FORMAT, origin, size, root, ordinal, epoch }), 'hex');
};

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const isHead = (value: unknown): value is LedgerHead & { format: number; sha256: string } => {
  if (typeof value !== 'object' || value === null) return false;
  const head = value as Record<string, unknown>;
  return (
    typeof head.origin === 'string' &&
    typeof head.root === 'string' &&
    isCount(head.size) &&
    isCount(head.ordinal) &&
    isCount(head.epoch)
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The head as it lies on disk; undefined if there is none.
 * @throws TreeFileFault headDamaged: malformed, or not what its checksum says
 */
export const readHead = async (checkpointDir: string): Promise<LedgerHead | undefined> => {
  const text = textIfThere(join(checkpointDir, HEAD_FILE));
  if (text === undefined) return undefined;
  const head = parsed(text);
  if (!isHead(head) || head.format !== FORMAT || head.sha256 !== checksum(head)) {
    throw new TreeFileFault(
      'headDamaged',
      HEAD_FILE,
      `${HEAD_FILE} is not as this program wrote it: it is malformed, or its checksum does not fit`,
    );
  }
  const { origin, size, root, ordinal, epoch } = head;
  return { origin, size, root, ordinal, epoch };
};

/** Durable when it answers. */
export const writeHead = (checkpointDir: string, head: LedgerHead, disk: Disk = realDisk): Promise<void> => {
  const { origin, size, root, ordinal, epoch } = head;
  const content = { format: FORMAT, origin, size, root, ordinal, epoch, sha256: checksum(head) };
  return replaceFiles(disk, [{ file: join(checkpointDir, HEAD_FILE), bytes: `${JSON.stringify(content)}\n` }]);
};
