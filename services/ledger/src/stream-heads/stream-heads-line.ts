import type { Hash } from '@lotsenbuch/transparency-log';
import { StreamProofRefused } from './stream-proof-refused.js';

/** All streams at a tree size, as a checkpoint carries them. */
export interface StreamHeads {
  /** How many streams there are. */
  readonly count: number;
  /** Root of the RFC 6962 tree over their lines, sorted by their bytes. */
  readonly root: Hash;
}

const WORD = 'stream-heads ';
const LINE = /^stream-heads (0|[1-9][0-9]{0,15}) ([A-Za-z0-9+/]{43}=)$/;

/** The extension line of a checkpoint that cuts the stream heads. */
export const formatStreamHeadsLine = ({ count, root }: StreamHeads): string =>
  `${WORD}${count} ${Buffer.from(root).toString('base64')}`;

/**
 * What a checkpoint with these extension lines says of the stream heads; undefined if it does not cut them.
 * @throws StreamProofRefused `malformed-stream-heads` if it says it twice or in another form
 */
export const streamHeadsOf = (extensions: readonly string[]): StreamHeads | undefined => {
  const [line, another] = extensions.filter((extension) => extension.startsWith(WORD));
  if (line === undefined) return undefined;
  const [, count, root] = LINE.exec(line) ?? [];
  const heads = { count: Number(count), root: Buffer.from(root ?? '', 'base64') };
  if (another !== undefined || !Number.isSafeInteger(heads.count) || formatStreamHeadsLine(heads) !== line) {
    throw new StreamProofRefused(
      'malformed-stream-heads',
      'a checkpoint names the stream heads once, as: stream-heads <count> <base64 of 32 bytes>',
    );
  }
  return heads;
};
