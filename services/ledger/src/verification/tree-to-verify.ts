import type { EventStore } from '@lotsenbuch/event-store';
import { NoteRefused, parseCheckpoint, parseNote, rootAt } from '@lotsenbuch/transparency-log';
import { findingOfFault } from '../checking/fault-finding.js';
import type { Finding } from '../checking/finding.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { HEAD_FILE } from '../tree-files/ledger-head.js';
import type { Findings } from './findings.js';
import type { VerifiedTree } from './progress-file.js';
import { CannotVerify } from './verification-report.js';

/**
 * The tree as its head says; where that is missing or damaged, as it was last signed.
 * @throws CannotVerify neither is there
 */
export const treeToVerify = async (
  files: LedgerFiles,
  eventStore: Pick<EventStore, 'storeId' | 'streamHead'>,
  findings: Findings,
): Promise<VerifiedTree> => {
  const head = await files.head().catch((reason) => findingOfFault(reason));
  if (head !== undefined && !('kind' in head)) return { origin: head.origin, size: head.size, root: head.root };
  const note = (await files.signed.latest().catch(() => undefined))?.note ?? (await files.published());
  if (note === undefined) throw await nothingThere(files, eventStore, head);
  findings.add(head ?? { kind: 'headMissing', path: HEAD_FILE });
  try {
    const { origin, size, root } = parseCheckpoint(parseNote(note).text);
    return { origin, size, root: Buffer.from(root).toString('base64') };
  } catch (cause) {
    if (!(cause instanceof NoteRefused)) throw cause;
    throw new CannotVerify(
      'neither head.json nor the last signed checkpoint can be read: bring them back from a backup',
      {
        cause,
      },
    );
  }
};

const nothingThere = async (
  { places }: LedgerFiles,
  eventStore: Pick<EventStore, 'storeId' | 'streamHead'>,
  damaged: Finding | undefined,
): Promise<CannotVerify> => {
  const { ledgerDir, checkpointDir } = places;
  const started = await eventStore.streamHead(`ledger-${eventStore.storeId}`);
  const known = started === undefined ? '' : ' The events say that a ledger was started: its files were removed.';
  return new CannotVerify(
    `there is no ledger: ${checkpointDir} has no ${damaged === undefined ? '' : 'undamaged '}head.json and no signed ` +
      `checkpoint, ${ledgerDir} no published one.${known} Check CHECKPOINT_DIR and LEDGER_DIR, or bring the folders ` +
      'back from a backup',
  );
};

/** Whether the tiles lead to the root that was kept, and it ends at the event it names; says nothing where tiles are damaged. */
export const checkHead = async (
  files: LedgerFiles,
  { size, root }: VerifiedTree,
  findings: Findings,
): Promise<void> => {
  const disagrees = (text: string) => findings.add({ kind: 'headDisagrees', path: HEAD_FILE, size, text });
  try {
    const found = Buffer.from(await rootAt(size, files.tiles.read)).toString('base64');
    if (findings.treeDamaged) return;
    if (found !== root) disagrees(`its root is ${root}, the one of the tree ${found}`);
    const head = await files.head().catch(() => undefined);
    const ordinal = size === 0 ? 0 : await files.ordinals.at(size - 1);
    if (head?.size !== size || head.ordinal === ordinal) return;
    disagrees(`its last event stands at place ${head.ordinal}, the one of the tree at ${ordinal}`);
  } catch (reason) {
    findings.add(findingOfFault(reason));
  }
};
