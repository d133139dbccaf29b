import { createSecretKey, hash, type KeyObject } from 'node:crypto';
import { VaultRefused } from './errors.js';
import { decrypt, encrypt, isKey } from './value-cipher.js';

/**
 * The key that wraps the keys of all subjects. It never lies beside what it wraps; a hardware module or a key service
 * can stand behind this port.
 */
export interface KeyEncryptionKey {
  /** Tells keys apart without telling the key. */
  readonly id: string;
  /** @param associated what the wrapped key is bound to */
  wrap(key: Buffer, associated: Buffer): Promise<Buffer>;
  /** Undefined if it was wrapped by another key, bound to something else, or altered. */
  unwrap(wrapped: Buffer, associated: Buffer): Promise<Buffer | undefined>;
}

/**
 * Where the key-encryption key comes from.
 * @param firstStart whether no key ring exists yet; only then a source may make a new key
 * @throws VaultRefused there is none, or it is not usable
 */
export type KeyEncryptionKeySource = (firstStart: boolean) => Promise<KeyEncryptionKey>;

/** AES-256-GCM under a key that this process holds, with a random IV for each wrapping. */
class LocalKey implements KeyEncryptionKey {
  readonly id: string;
  readonly #key: KeyObject;

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
    // A hash of 256 random bits gives nothing away.
    this.id = hash('sha256', Buffer.concat([Buffer.from('key-encryption-key'), key]), 'hex').slice(0, 16);
  }

  async wrap(key: Buffer, associated: Buffer): Promise<Buffer> {
    return encrypt(this.#key, key, associated);
  }

  async unwrap(wrapped: Buffer, associated: Buffer): Promise<Buffer | undefined> {
    return decrypt(this.#key, wrapped, associated);
  }
}

const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

/**
 * @param text base64 of 32 random bytes
 * @param place what holds the text, for the message
 * @throws VaultRefused
 */
export const keyFromText = (text: string, place: string): KeyEncryptionKey => {
  const key = Buffer.from(text, 'base64');
  if (!BASE64_OF_32_BYTES.test(text) || !isKey(key)) {
    throw new VaultRefused(
      `${place} is not a key-encryption key: expected is base64 of 32 random bytes (44 characters), as "openssl rand -base64 32" makes it`,
    );
  }
  return new LocalKey(key);
};
