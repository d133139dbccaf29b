import { parseDecimal } from '../checkpoint/decimal.js';
import { decodeBase64, encodeBase64 } from '../note/canonical-base64.js';
import { ProofRefused } from '../refusals.js';
import type { Hash } from '../tree/hash.js';
import { formatHashLines, parseHashLines } from './hash-lines.js';

/** All that shows, without asking anybody, that something is in a log (C2SP tlog-proof). */
export interface LogProof {
  /** The place of the leaf, from 0. */
  readonly index: number;
  /** From the sibling of the leaf up to the child of the root. */
  readonly hashes: readonly Hash[];
  /** The signed checkpoint, to the byte as the log gave it. */
  readonly checkpoint: string;
  /** Further data, at least one byte; nobody signed it. */
  readonly extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = 'index ';

const refuse = (message: string): ProofRefused => new ProofRefused('malformed-proof', message);

const parseExtra = (line: string): Uint8Array => {
  const extra = decodeBase64(line.slice(EXTRA.length));
  if (!extra || extra.length === 0)
    throw refuse('The extra line must hold base64 in its canonical form, or not be there.');
  return extra;
};

const parseIndex = (line = ''): number => {
  const index = line.startsWith(INDEX) ? parseDecimal(line.slice(INDEX.length)) : undefined;
  if (index === undefined) {
    throw refuse(
      'Expected "index" and the place of the leaf as decimal digits without leading zero, at most 2^53 − 1.',
    );
  }
  return index;
};

/**
 * Reads the text of a proof, to the letter. It verifies nothing: `verifyProof` does.
 * @throws ProofRefused `malformed-proof`
 */
export const parseProof = (text: string): LogProof => {
  const split = text.indexOf('\n\n');
  if (split < 0) throw refuse('A proof must have an empty line before its checkpoint.');
  const [header, ...lines] = text.slice(0, split).split('\n');
  if (header !== HEADER) throw refuse(`A proof must begin with the line ${HEADER}.`);
  const extra = lines[0]?.startsWith(EXTRA) ? parseExtra(lines[0]) : undefined;
  const [indexLine, ...hashLines] = extra ? lines.slice(1) : lines;
  return {
    index: parseIndex(indexLine),
    hashes: parseHashLines(hashLines),
    checkpoint: text.slice(split + 2),
    ...(extra && { extra }),
  };
};

/**
 * Writes a proof, to be kept as a file that ends in `.tlog-proof`.
 * @throws ProofRefused `malformed-proof`: what `parseProof` would refuse
 */
export const formatProof = ({ index, hashes, checkpoint, extra }: LogProof): string => {
  const extraLine = extra ? `${EXTRA}${encodeBase64(extra)}\n` : '';
  const text = `${HEADER}\n${extraLine}${INDEX}${index}\n${formatHashLines(hashes)}\n${checkpoint}`;
  parseProof(text);
  return text;
};
