import { type EventStore, formatEventReference, ordinalOf, type RecordedEvent } from '@lotsenbuch/event-store';
import { PROBLEMS, refusal } from '@lotsenbuch/service-kit';
import { formatProof, inclusionProof, leafHash, verifyInclusion } from '@lotsenbuch/transparency-log';
import { notCoveredYet } from '../ledger-problems.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { publishedTree } from './published-tree.js';

type ReadableStore = Pick<EventStore, 'storeId' | 'readStream'>;

const eventAt = async (
  eventStore: ReadableStore,
  stream: string,
  revision: number,
): Promise<RecordedEvent | undefined> => {
  for await (const [event] of eventStore.readStream(stream, { fromRevision: revision, maxCount: 1 })) return event;
  return undefined;
};

/**
 * Shows that this event is in the log of the latest published checkpoint: the text of a C2SP tlog-proof, whose leaf is the
 * event's canonical envelope. It is verified before it is given out.
 * @throws Problem 404 if there is no such event, 409 `not-covered-yet`
 * @throws TreeFileFault, ProofRefused if the event or the files of the tree are not what was signed
 */
export const eventProof = async (
  eventStore: ReadableStore,
  files: Pick<LedgerFiles, 'published' | 'ordinals' | 'tiles'>,
  stream: string,
  revision: number,
): Promise<string> => {
  const reference = formatEventReference({ stream, revision });
  const event = await eventAt(eventStore, stream, revision);
  if (event === undefined) {
    throw refusal(PROBLEMS.notFound, {
      en: `There is no event ${reference}.`,
      de: `Ein Ereignis ${reference} gibt es nicht.`,
    });
  }
  const tree = await publishedTree(files);
  const index = await files.ordinals.indexOf(Number(ordinalOf(eventStore.storeId, event.position)));
  if (tree === undefined || index === undefined || index >= tree.size) {
    throw notCoveredYet({
      en: `${reference} is recorded, and no signed checkpoint covers it yet. Ask again shortly; GET /v1/ledger says how many events are waiting and whether the ledger still signs.`,
      de: `${reference} ist aufgezeichnet, aber noch von keinem Prüfwert erfasst. Fragen Sie in Kürze noch einmal.`,
    });
  }
  const hashes = await inclusionProof(index, tree.size, files.tiles.read);
  verifyInclusion({ leafHash: leafHash(event.canonical), index, size: tree.size, root: tree.root, proof: hashes });
  return formatProof({ index, hashes, checkpoint: tree.note });
};
