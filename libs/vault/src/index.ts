export * from './errors.js';
export { type KeyEncryptionKey, type KeyEncryptionKeySource, keyFromText } from './key-encryption-key.js';
export { keyAt, keyInFile, keyInText } from './key-sources.js';
export { openVault, type VaultOptions } from './open-vault.js';
export type { OpenedValue, PersonalValue, StoredVault, ValueToSeal, Vault } from './vault.js';
