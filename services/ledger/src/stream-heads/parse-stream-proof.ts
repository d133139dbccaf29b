import { isStreamName } from '@lotsenbuch/event-store';
import { type ProvedLine, STREAM_PROOF_FORMAT, type StreamProof } from './stream-proof.js';
import { StreamProofRefused } from './stream-proof-refused.js';

const refuse = (message: string): never => {
  throw new StreamProofRefused('malformed-stream-proof', message);
};

/** An object with all of the required members, and no others than these and the optional ones. */
const members = (
  value: unknown,
  at: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(`${at} must be an object`);
  const names = Object.keys(value);
  const missing = required.find((name) => !names.includes(name));
  if (missing !== undefined) return refuse(`${at} must have the member ${missing}`);
  const unknown = names.find((name) => !required.includes(name) && !optional.includes(name));
  if (unknown !== undefined) return refuse(`${at} has the member ${JSON.stringify(unknown)}, which means nothing here`);
  return value as Readonly<Record<string, unknown>>;
};

const text = (value: unknown, at: string): string => (typeof value === 'string' ? value : refuse(`${at} must be text`));

const provedLine = (value: unknown, at: string): ProvedLine => {
  const { index, line, hashes } = members(value, at, ['index', 'line', 'hashes']);
  if (!Number.isSafeInteger(index) || (index as number) < 0) {
    return refuse(`${at}.index must be a whole number from 0 to 2^53 − 1`);
  }
  if (!Array.isArray(hashes)) return refuse(`${at}.hashes must be a list`);
  return {
    index: index as number,
    line: text(line, `${at}.line`),
    hashes: hashes.map((hash, place) => text(hash, `${at}.hashes[${place}]`)),
  };
};

const optionalLine = (value: unknown, at: string): ProvedLine | undefined =>
  value === undefined ? undefined : provedLine(value, at);

/**
 * Reads the JSON of a stream proof. It believes nothing of it: `verifyStreamProof` does.
 * @throws StreamProofRefused `malformed-stream-proof` for anything but exactly its members
 */
export const parseStreamProof = (json: string): StreamProof => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse('a stream proof is one JSON object');
  }
  const root = members(value, 'the proof', ['format', 'stream', 'checkpoint'], ['present', 'absent']);
  if (root.format !== STREAM_PROOF_FORMAT) return refuse(`format must be ${STREAM_PROOF_FORMAT}`);
  const stream = text(root.stream, 'stream');
  if (!isStreamName(stream)) return refuse('stream must be the name of a stream');
  const about = { format: STREAM_PROOF_FORMAT, stream, checkpoint: text(root.checkpoint, 'checkpoint') } as const;
  if ((root.present === undefined) === (root.absent === undefined)) {
    return refuse('the proof must have either the member present or the member absent');
  }
  if (root.present !== undefined) return { ...about, present: provedLine(root.present, 'present') };
  const neighbours = members(root.absent, 'absent', [], ['before', 'after']);
  const before = optionalLine(neighbours.before, 'absent.before');
  const after = optionalLine(neighbours.after, 'absent.after');
  return { ...about, absent: { ...(before && { before }), ...(after && { after }) } };
};
