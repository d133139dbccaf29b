import { NoteRefused } from '../refusals.js';
import { decodeBase64, encodeBase64 } from './canonical-base64.js';
import { isKeyName } from './key-name.js';

/** One signature line of a note. Key name and key id together name the key. */
export interface NoteSignature {
  readonly keyName: string;
  /** Unsigned 32-bit number. */
  readonly keyId: number;
  /** The signature without the four bytes of the key id. */
  readonly bytes: Uint8Array;
}

/** The most signatures of one note that are read. */
const MAX_SIGNATURES = 100;
const DASH = '\u2014 ';

const refuse = (message: string): NoteRefused => new NoteRefused('malformed-signature', message);

const parseLine = (line: string): NoteSignature => {
  const [keyName = '', base64 = '', ...rest] = line.slice(DASH.length).split(' ');
  if (!line.startsWith(DASH) || !isKeyName(keyName) || rest.length > 0) {
    throw refuse('A signature line must be an em dash, a space, the key name, a space and the signature in base64.');
  }
  const bytes = decodeBase64(base64);
  if (!bytes || bytes.length < 5) {
    throw refuse(`The signature of ${keyName} must be the base64, in its canonical form, of a key id and a signature.`);
  }
  return { keyName, keyId: bytes.readUInt32BE(0), bytes: bytes.subarray(4) };
};

/**
 * Reads one to a hundred signature lines, each ended by a newline, to the last byte.
 * @throws NoteRefused `malformed-signature`
 */
export const parseSignatureLines = (lines: string): readonly NoteSignature[] => {
  if (!lines.endsWith('\n')) throw refuse('Each signature line must end in a newline, and at least one is needed.');
  const each = lines.slice(0, -1).split('\n');
  if (each.length > MAX_SIGNATURES) throw refuse(`A note has at most ${MAX_SIGNATURES} signatures.`);
  return each.map(parseLine);
};

const formatLine = ({ keyName, keyId, bytes }: NoteSignature): string => {
  if (!isKeyName(keyName)) throw refuse('A key name must not be empty and has no space and no plus.');
  if (bytes.length === 0) throw refuse(`The signature of ${keyName} is empty.`);
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `${DASH}${keyName} ${encodeBase64(Buffer.concat([id, bytes]))}\n`;
};

/**
 * Writes signature lines as a note or the answer of a witness has them: one to a hundred.
 * @throws NoteRefused `malformed-signature`
 */
export const formatSignatureLines = (signatures: readonly NoteSignature[]): string => {
  if (signatures.length === 0 || signatures.length > MAX_SIGNATURES) {
    throw refuse(`A note has 1 to ${MAX_SIGNATURES} signatures, not ${signatures.length}.`);
  }
  return signatures.map(formatLine).join('');
};
