import { createSecretKey, type KeyObject } from 'node:crypto';
import { VaultDamaged } from './errors.js';
import type { KeyEncryptionKey } from './key-encryption-key.js';
import type { KeyRingFile, KeyRingLabel } from './sqlite/key-ring-file.js';
import { associatedData, newKey } from './value-cipher.js';

const FORMAT_VERSION = 1;

/** Makes and unwraps the keys of subjects. A key lives as long as the call that needs it. */
export class SubjectKeys {
  readonly #ring: KeyRingFile;
  readonly #keyEncryptionKey: KeyEncryptionKey;

  constructor(ring: KeyRingFile, keyEncryptionKey: KeyEncryptionKey) {
    this.#ring = ring;
    this.#keyEncryptionKey = keyEncryptionKey;
  }

  /** Makes a key for each subject that has none; durable before the work begins. */
  async withNewOrOldKeys<T>(
    subjects: readonly string[],
    work: (keys: ReadonlyMap<string, KeyObject>) => T,
  ): Promise<T> {
    const wrapped = this.#ring.keys(subjects);
    const added = await Promise.all(
      [...new Set(subjects)].filter((subject) => !wrapped.has(subject)).map((subject) => this.#make(subject)),
    );
    if (added.length > 0) this.#ring.add(added);
    return this.withKeys(this.#ring.keys(subjects), work);
  }

  /**
   * Unwraps each key once, overwrites its bytes, and lets the work happen.
   * @throws VaultDamaged
   */
  async withKeys<T>(
    wrapped: ReadonlyMap<string, Buffer>,
    work: (keys: ReadonlyMap<string, KeyObject>) => T,
  ): Promise<T> {
    const keys = await Promise.all(
      [...wrapped].map(async ([subject, key]) => [subject, await this.#unwrap(subject, key)] as const),
    );
    return work(new Map(keys));
  }

  async #make(subject: string): Promise<{ readonly subject: string; readonly wrapped: Buffer }> {
    const key = newKey();
    try {
      return { subject, wrapped: await this.#keyEncryptionKey.wrap(key, this.#binding(subject)) };
    } finally {
      key.fill(0);
    }
  }

  async #unwrap(subject: string, wrapped: Buffer): Promise<KeyObject> {
    const key = await this.#keyEncryptionKey.unwrap(wrapped, this.#binding(subject));
    if (key === undefined) {
      throw new VaultDamaged(
        `the key of subject ${subject} does not unwrap: the key ring was altered; restore it from a backup`,
      );
    }
    try {
      return createSecretKey(key);
    } finally {
      key.fill(0);
    }
  }

  #binding(subject: string): Buffer {
    return associatedData(FORMAT_VERSION, 'subjectKey', this.#ring.label.vaultId, subject);
  }
}

const keyCheckBinding = (vaultId: string): Buffer => associatedData(FORMAT_VERSION, 'keyCheck', vaultId);

/** The label of a new key ring. */
export const newLabel = async (vaultId: string, keyEncryptionKey: KeyEncryptionKey): Promise<KeyRingLabel> => ({
  vaultId,
  keyEncryptionKeyId: keyEncryptionKey.id,
  keyCheck: await keyEncryptionKey.wrap(newKey(), keyCheckBinding(vaultId)),
});

/** Whether the key-encryption key is the one that the ring was made with. */
export const belongsTo = async (keyEncryptionKey: KeyEncryptionKey, label: KeyRingLabel): Promise<boolean> =>
  (await keyEncryptionKey.unwrap(label.keyCheck, keyCheckBinding(label.vaultId))) !== undefined;
