/** What an event holds instead of a personal value: nothing in it can be turned back into the value. */
export interface PersonalValue {
  /** Random id of the person or note that the value belongs to (UUID); erasure is by subject. */
  readonly subject: string;
  /** Id of the value in the vault (UUID), derived from subject, command and path. */
  readonly ref: string;
  /** HMAC-SHA256 over the value, keyed with a salt that only the vault holds; lower-case hex. */
  readonly commitment: string;
}

/** A personal value on its way into the vault. */
export interface ValueToSeal {
  readonly subject: string;
  /** The command whose event will hold the value: binds ciphertext and event together. */
  readonly commandId: string;
  /** Field of the event, such as `name` or `languages[0].level`. */
  readonly path: string;
  /** Well-formed Unicode, at most 10,000 UTF-16 code units, not empty. */
  readonly text: string;
}

/** A personal value as it can be read today. */
export type OpenedValue =
  | { readonly kind: 'text'; readonly text: string }
  /** The subject was erased: key, salt and ciphertext are gone for good. */
  | { readonly kind: 'erased' };

/**
 * Holds personal values outside the event store. Values go in before the event that refers to them is appended; what
 * no event refers to in the end is swept. Nothing is cached: neither keys nor plaintext.
 */
export interface Vault {
  /**
   * All of them or none, durable before it answers. Sealing the same value again (same subject, command, path and text)
   * answers as the first time.
   * @throws SealConflict the same subject, command and path with another text
   * @throws SubjectErased a subject was erased before
   */
  seal(values: readonly ValueToSeal[]): Promise<readonly PersonalValue[]>;

  /**
   * By `ref`; many at once, because a list shows a thousand names.
   * @throws VaultDamaged a value is missing although its subject was not erased, or does not decrypt, or does not match
   *   its commitment
   */
  open(values: readonly PersonalValue[]): Promise<ReadonlyMap<string, OpenedValue>>;

  /** Destroys key, salts and ciphertexts of a subject, in every file and write-ahead log of the vault. Repeatable. */
  erase(subject: string): Promise<void>;

  isErased(subject: string): Promise<boolean>;

  /**
   * Drops values sealed before `sealedBefore` (UTC) that no event refers to.
   * @param isReferenced whether an event holds this ref
   * @returns how many were dropped
   */
  sweep(sealedBefore: Date, isReferenced: (ref: string) => Promise<boolean>): Promise<number>;

  close(): Promise<void>;
}

/** A vault as whoever opened it has it: with what a backup needs. */
export interface StoredVault extends Vault {
  /** Stands in the vault and in its key ring; random. */
  readonly vaultId: string;

  /**
   * Copies ciphertexts and salts to a file that does not exist yet, while work goes on. Back up the key ring after it,
   * so that no value lies in a backup without its key.
   * @throws VaultRefused the file exists or cannot be written
   */
  backup(toVaultFile: string): Promise<void>;

  /**
   * Copies wrapped keys and tombstones, likewise; to be kept apart from the backup of the vault.
   * @throws VaultRefused the file exists or cannot be written
   */
  backupKeyRing(toFile: string): Promise<void>;
}
