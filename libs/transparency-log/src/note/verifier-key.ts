import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { NoteRefused } from '../refusals.js';
import { decodeBase64, encodeBase64 } from './canonical-base64.js';
import { isKeyName } from './key-name.js';

/** `ed25519` (0x01) signs the text of any note, `cosignature/v1` (0x04) a checkpoint together with the time. */
export type NoteAlgorithm = 'ed25519' | 'cosignature/v1';

/** Whom to believe: the public half of a key, with its name and the id that follows from both. */
export interface VerifierKey {
  readonly name: string;
  /** Unsigned 32-bit number. */
  readonly keyId: number;
  readonly algorithm: NoteAlgorithm;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

const TYPE_BYTES: Readonly<Record<NoteAlgorithm, number>> = { ed25519: 0x01, 'cosignature/v1': 0x04 };

/** The type byte of signed-note in front of the 32 bytes of a key. */
export const typedKey = (algorithm: NoteAlgorithm, key: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(TYPE_BYTES[algorithm]), key]);

/** Takes apart what `typedKey` put together; says which keys are supported. */
export const parseTypedKey = (bytes: Uint8Array): { algorithm: NoteAlgorithm; key: Uint8Array } => {
  const algorithm = (['ed25519', 'cosignature/v1'] as const).find((each) => TYPE_BYTES[each] === bytes[0]);
  if (!algorithm) {
    throw new NoteRefused(
      'unknown-key-type',
      'Only keys of the types 0x01 (Ed25519) and 0x04 (cosignature/v1) are known.',
    );
  }
  if (bytes.length !== 33) throw new NoteRefused('malformed-key', 'An Ed25519 key must have 32 bytes after its type.');
  return { algorithm, key: bytes.subarray(1) };
};

/** A verifier key from its parts; its id is the one signed-note recommends and tlog-cosignature demands. */
export const verifierKeyOf = (name: string, algorithm: NoteAlgorithm, publicKey: Uint8Array): VerifierKey => {
  if (!isKeyName(name)) {
    throw new NoteRefused('malformed-key', 'A key name must not be empty and has no space, plus or control character.');
  }
  const keyId = createHash('sha256')
    .update(`${name}\n`)
    .update(typedKey(algorithm, publicKey))
    .digest()
    .readUInt32BE(0);
  return { name, keyId, algorithm, publicKey };
};

export const formatKeyId = (keyId: number): string => keyId.toString(16).padStart(8, '0');

/** The three parts `<name>+<key id>+<base64>` of a key's text; base64 may itself hold a plus. */
export const splitKeyText = (text: string): { name: string; keyId: string; bytes: Buffer } => {
  const [name = '', keyId = '', ...base64] = text.split('+');
  const bytes = decodeBase64(base64.join('+'));
  if (!bytes || bytes.length === 0) {
    throw new NoteRefused('malformed-key', 'A key must read <name>+<eight hexadecimal digits>+<base64>.');
  }
  return { name, keyId, bytes };
};

export const requireKeyId = (key: VerifierKey, keyId: string): void => {
  if (formatKeyId(key.keyId) !== keyId) {
    throw new NoteRefused('malformed-key', `The key id of ${key.name} does not follow from its name and key.`);
  }
};

/**
 * Reads a vkey: `<name>+<eight lower-case hexadecimal digits>+<base64>`.
 * @throws NoteRefused `malformed-key`, `unknown-key-type`
 */
export const parseVerifierKey = (vkey: string): VerifierKey => {
  const { name, keyId, bytes } = splitKeyText(vkey);
  const { algorithm, key } = parseTypedKey(bytes);
  const parsed = verifierKeyOf(name, algorithm, key);
  requireKeyId(parsed, keyId);
  return parsed;
};

/** Writes a vkey, the text by which the key is given to those who verify. */
export const formatVerifierKey = ({ name, keyId, algorithm, publicKey }: VerifierKey): string =>
  `${name}+${formatKeyId(keyId)}+${encodeBase64(typedKey(algorithm, publicKey))}`;

/** The key as node:crypto takes it. */
export const publicKeyObject = (key: VerifierKey): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') },
    format: 'jwk',
  });

/** Six groups of five decimal digits of SHA-256 over the vkey text, for two people to compare by telephone. */
export const shortForm = (key: VerifierKey): string => {
  const digest = createHash('sha256').update(formatVerifierKey(key)).digest();
  return Array.from({ length: 6 }, (_, group) =>
    (digest.readUIntBE(group * 5, 5) % 100_000).toString().padStart(5, '0'),
  ).join(' ');
};
