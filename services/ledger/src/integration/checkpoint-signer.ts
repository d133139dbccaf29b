import { join } from 'node:path';
import type { EventStore } from '@lotsenbuch/event-store';
import { berlinDayOf } from '@lotsenbuch/kernel';
import { parseCheckpoint, parseNote, type SignerKey, signCheckpoint } from '@lotsenbuch/transparency-log';
import type { Fork } from '../domain/ledger-log/events.js';
import { forkedFromLine } from '../fork/forked-from-line.js';
import { cutStreamHeads } from '../stream-heads/cut-stream-heads.js';
import { CUT_CHECKPOINT_FILE } from '../stream-heads/latest-stream-heads.js';
import { removeOlderCuts } from '../stream-heads/remove-older-cuts.js';
import { formatStreamHeadsLine, streamHeadsOf } from '../stream-heads/stream-heads-line.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import type { LedgerHead } from '../tree-files/ledger-head.js';
import { replaceFiles } from '../tree-files/replace-files.js';
import type { SignedCheckpoint } from '../tree-files/signed-checkpoints.js';
import { isPublished } from './signed-difference.js';

export interface SigningPorts {
  readonly eventStore: Pick<EventStore, 'readStreamExtents'>;
  readonly files: LedgerFiles;
  readonly key: SignerKey;
  /** Every one of them is named in every checkpoint. */
  readonly forks: readonly Fork[];
  readonly now: () => Date;
}

/**
 * Signs the head: the stream heads are cut where they are due, the checkpoint goes to the list of all that were signed,
 * and only then where others can see it.
 */
export class CheckpointSigner {
  readonly #ports: SigningPorts;

  constructor(ports: SigningPorts) {
    this.#ports = ports;
  }

  /**
   * Signs and keeps the checkpoint of a head that is durable; nothing has left the process before.
   * @param latest what was signed last
   * @param cutWanted cut the stream heads, also if today's were cut already
   */
  async sign(head: LedgerHead, latest: SignedCheckpoint | undefined, cutWanted: boolean): Promise<SignedCheckpoint> {
    const { eventStore, files, key, forks } = this.#ports;
    const at = this.#at(latest);
    // What was signed first on a day has cut them, or it would not have been signed.
    const isCutDue = cutWanted || latest === undefined || berlinDayOf(latest.at) !== berlinDayOf(at);
    const extensions = forks.map(forkedFromLine);
    if (isCutDue) {
      const folder = files.streamHeadsFolder(head.size);
      extensions.push(formatStreamHeadsLine(await cutStreamHeads(eventStore, head.ordinal, folder, files.disk)));
    }
    const root = Buffer.from(head.root, 'base64');
    const note = signCheckpoint({ origin: head.origin, size: head.size, root, extensions }, key);
    const signed = { size: head.size, at, note };
    await files.signed.append(signed);
    return signed;
  }

  /**
   * Puts a signed checkpoint where everybody reads it, unless it is there, and removes the cuts that its own makes
   * superfluous: also those that a process left which ended in between.
   */
  async publish({ size, note }: SignedCheckpoint): Promise<void> {
    const { files } = this.#ports;
    const hasCut = streamHeadsOf(parseCheckpoint(parseNote(note).text).extensions) !== undefined;
    if (!isPublished(note, await files.published())) {
      if (hasCut) {
        const file = join(files.streamHeadsFolder(size), CUT_CHECKPOINT_FILE);
        await replaceFiles(files.disk, [{ file, bytes: note }]);
      }
      await files.publication.replace(note);
    }
    if (hasCut) await removeOlderCuts(files, size);
  }

  /** Times of checkpoints never go back, also when the clock does. */
  #at(latest: SignedCheckpoint | undefined): string {
    const now = this.#ports.now().toISOString();
    return latest !== undefined && latest.at > now ? latest.at : now;
  }
}
