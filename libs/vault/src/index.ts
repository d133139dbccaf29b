export type { OpenedValue, PersonalValue, ValueToSeal, Vault } from './vault.js';
