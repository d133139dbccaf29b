import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Uuid } from '@lotsenbuch/kernel';

/** Version of what is bound to a ciphertext and of what a commitment covers; a later form gets the next number. */
const FORMAT_VERSION = 1;

const KEY_BYTES = 32;
/** NIST SP 800-38D, 8.2.1: 96 bits are what GCM takes as they are. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 32;

/** Where a value belongs: what its ciphertext is bound to. */
export interface ValueAddress {
  readonly subject: string;
  readonly commandId: string;
  readonly path: string;
}

/** AES-256-GCM output: IV, then ciphertext, then the tag of 128 bits. */
export type Sealed = Buffer;

export const newKey = (): Buffer => randomBytes(KEY_BYTES);

export const newSalt = (): Buffer => randomBytes(SALT_BYTES);

/** Whether the bytes can be an AES-256 key. */
export const isKey = (key: Buffer): boolean => key.length === KEY_BYTES;

// Key objects: with plain bytes Node takes five times as long for each value.
export const encrypt = (key: KeyObject, plain: Buffer, associated: Buffer): Sealed => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Undefined if key, associated data or a single bit is not the one it was encrypted with. */
export const decrypt = (key: KeyObject, sealed: Sealed, associated: Buffer): Buffer | undefined => {
  if (sealed.length < IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
};

/** Associated data as a canonical JSON array (RFC 8785; strings and safe integers only). */
export const associatedData = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.from(JSON.stringify(parts), 'utf8');

/** What the ciphertext of a value is bound to. */
export const bindingOf = ({ subject, commandId, path }: ValueAddress, ref: string): Buffer =>
  associatedData(FORMAT_VERSION, 'personalValue', subject, commandId, path, ref);

/** HMAC-SHA256, keyed with the salt, over the address and the text; lower-case hex. */
export const commitmentOf = (salt: Buffer, { subject, commandId, path }: ValueAddress, text: string): string =>
  createHmac('sha256', createSecretKey(salt))
    .update(associatedData(FORMAT_VERSION, subject, commandId, path, text))
    .digest('hex');

export const sameCommitment = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Id of a value: SHA-256 over its address as a canonical JSON array, the first 128 bits marked as UUID version 8
 * (RFC 9562). The same address has the same id, so that sealing again finds what is there.
 */
export const refOf = ({ subject, commandId, path }: ValueAddress): Uuid => {
  const digits = hash('sha256', associatedData('personalValue', subject, commandId, path), 'hex');
  const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) & 0x3];
  const lastGroups = `8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${lastGroups}` as Uuid;
};
