import {
  type Checkpoint,
  formatCheckpoint,
  type Hash,
  type NoteRefusal,
  NoteRefused,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  rootAt,
  type TileSource,
} from '@lotsenbuch/transparency-log';
import { findingOfFault } from '../checking/fault-finding.js';
import type { Finding, FindingKind } from '../checking/finding.js';
import { refusedUnder } from '../checking/unknown-signer.js';
import { type StreamHeads, streamHeadsOf } from '../stream-heads/stream-heads-line.js';
import { StreamProofRefused } from '../stream-heads/stream-proof-refused.js';
import { base64 } from '../tree-files/base64.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { SIGNED_CHECKPOINTS_FILE } from '../tree-files/signed-checkpoints.js';
import type { Findings } from './findings.js';
import type { LogKeys } from './log-keys.js';
import { rememberingTiles } from './remembering-tiles.js';
import type { SignedCut } from './signed-cut.js';

const PUBLISHED = 'checkpoint';

export interface CheckedCheckpoints {
  /** In the journal. */
  readonly checkpoints: number;
  readonly cuts: readonly SignedCut[];
  readonly latest?: Checkpoint;
  /** The published note, if it is the log's. */
  readonly published?: string;
}

/** Checks every checkpoint that was signed, and the published one, against keys, tree and one another. */
export const checkCheckpoints = async (
  files: LedgerFiles,
  tree: { readonly origin: string; readonly size: number },
  keys: LogKeys,
  findings: Findings,
  signal: AbortSignal,
): Promise<CheckedCheckpoints> => {
  const check = new CheckpointCheck(files, tree, keys, findings);
  const note = await files.published();
  const published = note === undefined ? undefined : check.open(note, { path: PUBLISHED });
  const cuts: Omit<SignedCut, 'isLatest'>[] = [];
  let latest: Checkpoint | undefined;
  let rootOfPublished: Hash | undefined;
  let line = 0;
  let isWhole = true;
  try {
    for await (const signed of files.signed.all()) {
      signal.throwIfAborted();
      line += 1;
      const place = { path: SIGNED_CHECKPOINTS_FILE, line };
      const checkpoint = check.open(signed.note, place);
      if (checkpoint === undefined) continue;
      const { size, root } = checkpoint;
      if (size !== signed.size) {
        findings.add({ kind: 'checkpointDamaged', ...place, size, text: `the line says tree size ${signed.size}` });
      }
      if (size === published?.size) rootOfPublished ??= root;
      check.order(latest, checkpoint, place);
      if (latest?.size !== size) await check.onTree(checkpoint, place);
      const cut = cutOf(checkpoint, place, findings);
      if (cut !== undefined && cuts.at(-1)?.size !== size) cuts.push({ ...cut, size, note: signed.note });
      latest = checkpoint;
    }
  } catch (reason) {
    // What follows in the journal is not read: that it is damaged is a finding, whatever else there is.
    findings.add(findingOfFault(reason));
    isWhole = false;
  }
  if (published !== undefined) {
    check.order(rootOfPublished && { ...published, root: rootOfPublished }, published, { path: PUBLISHED });
    await check.onTree(published, { path: PUBLISHED });
    if (isWhole && published.size > (latest?.size ?? -1)) {
      const text = `the journal ends at tree size ${latest?.size ?? 'none'}, before the published checkpoint`;
      findings.add({ kind: 'checkpointsGoBack', path: SIGNED_CHECKPOINTS_FILE, size: published.size, text });
      isWhole = false;
    }
  }
  // A list that is cut off does not tell which cut was the latest.
  const publishedSizes = published && isWhole ? cuts.filter(isPublishedWith(published)).map(({ size }) => size) : [];
  const latestCut = publishedSizes.reduce((one, other) => Math.max(one, other), -1);
  return {
    checkpoints: line,
    cuts: cuts.map((cut) => ({ ...cut, isLatest: cut.size === latestCut })),
    ...(latest && { latest }),
    ...(published && note !== undefined && { published: note }),
  };
};

/** It was published itself, or before the checkpoint that is published now. */
const isPublishedWith =
  (published: Checkpoint) =>
  ({ size, note }: Pick<SignedCut, 'size' | 'note'>): boolean =>
    size < published.size || parseNote(note).text === formatCheckpoint(published);

type Place = Pick<Finding, 'path' | 'line'>;

const KIND_OF: Partial<Record<NoteRefusal, FindingKind>> = {
  'bad-signature': 'signatureInvalid',
  'ambiguous-key': 'signatureInvalid',
  'no-known-signature': 'foreignCheckpoint',
  'other-origin': 'foreignCheckpoint',
};

class CheckpointCheck {
  readonly #files: LedgerFiles;
  readonly #tiles: TileSource;
  readonly #tree: { readonly origin: string; readonly size: number };
  readonly #keys: LogKeys;
  readonly #findings: Findings;

  constructor(
    files: LedgerFiles,
    tree: { readonly origin: string; readonly size: number },
    keys: LogKeys,
    findings: Findings,
  ) {
    this.#files = files;
    this.#tiles = rememberingTiles(files.tiles.read, tree.size);
    this.#tree = tree;
    this.#keys = keys;
    this.#findings = findings;
  }

  /** The checkpoint if the log signed it. Without any known key it is read, and that nobody vouches for it is said once. */
  open(note: string, place: Place): Checkpoint | undefined {
    try {
      const unsigned = parseCheckpoint(parseNote(note).text);
      if (this.#keys.missing !== undefined) return unsigned;
      return openCheckpoint(note, this.#tree.origin, this.#keys.at(unsigned.size)).checkpoint;
    } catch (reason) {
      if (!(reason instanceof NoteRefused)) throw reason;
      this.#findings.add({
        kind: KIND_OF[reason.reason] ?? 'checkpointDamaged',
        ...place,
        text: this.#keys.fromDisk ? reason.message : refusedUnder(reason),
      });
      return undefined;
    }
  }

  order(before: Checkpoint | undefined, { size, root }: Checkpoint, place: Place): void {
    if (before === undefined || before.size < size) return;
    if (before.size > size) {
      const text = `a checkpoint of tree size ${before.size} was signed before it`;
      this.#findings.add({ kind: 'checkpointsGoBack', ...place, size, text });
    } else if (Buffer.compare(before.root, root) !== 0) {
      const text = `roots ${base64(before.root)} and ${base64(root)}`;
      this.#findings.add({ kind: 'checkpointsDisagree', ...place, size, text });
    }
  }

  /** A damaged tree leads to no root: then nothing is said here. */
  async onTree({ size, root }: Checkpoint, place: Place): Promise<void> {
    if (size > this.#tree.size) {
      // What was signed since the verification began is not part of it.
      const head = await this.#files.head().catch(() => undefined);
      const kept = Math.max(this.#tree.size, head?.size ?? 0);
      if (size <= kept) return;
      const text = `it was signed at tree size ${size}, the state kept before it ends at ${kept}`;
      this.#findings.add({ kind: 'headDisagrees', ...place, size, text });
      return;
    }
    try {
      const found = await rootAt(size, this.#tiles);
      if (this.#findings.treeDamaged || Buffer.compare(found, root) === 0) return;
      const text = `its root is ${base64(root)}, the one of the tree ${base64(found)}`;
      this.#findings.add({ kind: 'checkpointNotOnTree', ...place, size, text });
    } catch (reason) {
      this.#findings.add(findingOfFault(reason));
    }
  }
}

const cutOf = ({ size, extensions }: Checkpoint, place: Place, findings: Findings): StreamHeads | undefined => {
  try {
    return streamHeadsOf(extensions);
  } catch (reason) {
    if (!(reason instanceof StreamProofRefused)) throw reason;
    findings.add({ kind: 'checkpointDamaged', ...place, size, text: reason.message });
    return undefined;
  }
};
