import { type Checkpoint, NoteRefused, parseCheckpoint, parseNote, rootAt } from '@lotsenbuch/transparency-log';
import type { Finding } from '../checking/finding.js';
import { base64 } from '../tree-files/base64.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { HEAD_FILE, type LedgerHead } from '../tree-files/ledger-head.js';
import { SIGNED_CHECKPOINTS_FILE as SIGNED, type SignedCheckpoint } from '../tree-files/signed-checkpoints.js';

const PUBLISHED = 'checkpoint';

/** What was signed and published last does not fit the head: what is wrong; undefined if all fits. */
export const signedDifference = async (
  files: LedgerFiles,
  head: LedgerHead,
  latest: SignedCheckpoint | undefined,
): Promise<Finding | undefined> => {
  const published = await files.published();
  try {
    if (latest === undefined) {
      if (published === undefined) return undefined;
      const { size } = parsed(published, PUBLISHED);
      return { kind: 'checkpointsDisagree', size, path: SIGNED, text: `${SIGNED} does not have what is published` };
    }
    const signed = parsed(latest.note, SIGNED);
    return (
      (await offTree(files, head, signed)) ??
      (published === undefined ? undefined : notThePublished(signed, latest.note, published))
    );
  } catch (reason) {
    if (reason instanceof Malformed) return { kind: 'checkpointDamaged', path: reason.path, text: reason.message };
    throw reason;
  }
};

class Malformed extends Error {
  readonly path: string;

  constructor(path: string, cause: Error) {
    super(cause.message, { cause });
    this.path = path;
  }
}

const parsed = (note: string, path: string): Checkpoint => {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch (reason) {
    if (reason instanceof NoteRefused) throw new Malformed(path, reason);
    throw reason;
  }
};

const offTree = async (files: LedgerFiles, head: LedgerHead, signed: Checkpoint): Promise<Finding | undefined> => {
  const { origin, size, root } = signed;
  if (origin !== head.origin) {
    return { kind: 'foreignCheckpoint', size, path: SIGNED, text: `it is of ${origin}, not of ${head.origin}` };
  }
  if (size > head.size) {
    const text = `a checkpoint of size ${size} was signed, but the head has size ${head.size}`;
    return { kind: 'headDisagrees', size, path: HEAD_FILE, text };
  }
  const onTree = size === head.size ? head.root : base64(await rootAt(size, files.tiles.read));
  if (onTree === base64(root)) return undefined;
  const text = `the tree of that size has the root ${onTree}, signed was ${base64(root)}`;
  return { kind: 'checkpointNotOnTree', size, path: SIGNED, text };
};

const notThePublished = (signed: Checkpoint, note: string, published: string): Finding | undefined => {
  const { origin, size, root } = parsed(published, PUBLISHED);
  if (origin !== signed.origin) {
    return { kind: 'foreignCheckpoint', size, path: PUBLISHED, text: `it is of ${origin}, not of ${signed.origin}` };
  }
  if (size > signed.size || (size === signed.size && base64(root) !== base64(signed.root))) {
    const text = `published is size ${size} with root ${base64(root)}, signed was last size ${signed.size} with root ${base64(signed.root)}`;
    return { kind: 'checkpointsDisagree', size, path: PUBLISHED, text };
  }
  if (isPublished(note, published) || parseNote(published).text !== parseNote(note).text) return undefined;
  return {
    kind: 'signatureInvalid',
    size,
    path: PUBLISHED,
    text: 'it lacks the signature with which it was published',
  };
};

/** Whether this is the checkpoint that is published, perhaps with cosignatures. */
export const isPublished = (note: string, published: string | undefined): boolean => {
  if (published === undefined) return false;
  const [own, theirs] = [parseNote(note), parseNote(published)];
  return (
    own.text === theirs.text &&
    own.signatures.every((signature) =>
      theirs.signatures.some(
        ({ keyName, keyId, bytes }) =>
          keyName === signature.keyName && keyId === signature.keyId && Buffer.compare(bytes, signature.bytes) === 0,
      ),
    )
  );
};
