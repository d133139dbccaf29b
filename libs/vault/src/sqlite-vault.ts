import type { KeyObject } from 'node:crypto';
import { SealConflict, SubjectErased, VaultDamaged, VaultRefused } from './errors.js';
import { OneAtATime } from './one-at-a-time.js';
import { checkSealable } from './sealable.js';
import type { KeyRingFile } from './sqlite/key-ring-file.js';
import type { StoredValue, ValueFile } from './sqlite/value-file.js';
import type { SubjectKeys } from './subject-keys.js';
import { bindingOf, commitmentOf, decrypt, encrypt, newSalt, refOf, sameCommitment } from './value-cipher.js';
import type { OpenedValue, PersonalValue, StoredVault, ValueToSeal } from './vault.js';

/** How many values a sweep asks about before it drops those that nothing refers to. */
const SWEEP_BATCH = 1000;

const ERASED: OpenedValue = { kind: 'erased' };

interface Sealing {
  readonly added: Map<string, StoredValue>;
  readonly again: Set<string>;
}

/** A vault in two SQLite files: values here, keys there. What changes them goes one after the other. */
export class SqliteVault implements StoredVault {
  readonly vaultId: string;
  readonly #values: ValueFile;
  readonly #ring: KeyRingFile;
  readonly #keys: SubjectKeys;
  readonly #clock: () => Date;
  readonly #changes = new OneAtATime();
  #closed = false;

  constructor(values: ValueFile, ring: KeyRingFile, keys: SubjectKeys, clock: () => Date) {
    this.vaultId = values.vaultId;
    this.#values = values;
    this.#ring = ring;
    this.#keys = keys;
    this.#clock = clock;
  }

  async seal(values: readonly ValueToSeal[]): Promise<readonly PersonalValue[]> {
    for (const value of values) checkSealable(value);
    if (values.length === 0) return [];
    return this.#change(async () => {
      const subjects = values.map(({ subject }) => subject);
      const [erased] = this.#ring.erasedAmong(subjects);
      if (erased !== undefined) throw new SubjectErased(erased);
      return this.#keys.withNewOrOldKeys(subjects, (keys) => this.#sealWith(keys, values));
    });
  }

  async open(values: readonly PersonalValue[]): Promise<ReadonlyMap<string, OpenedValue>> {
    this.#refuseIfClosed();
    const subjects = [...new Set(values.map(({ subject }) => subject))];
    const erased = this.#ring.erasedAmong(subjects);
    const readable = values.filter(({ subject }) => !erased.has(subject));
    const stored = this.#values.read(readable.map(({ ref }) => ref));
    const wrapped = this.#ring.keys(subjects);
    const opened = new Map<string, OpenedValue>(
      values.filter(({ subject }) => erased.has(subject)).map(({ ref }) => [ref, ERASED]),
    );
    await this.#keys.withKeys(wrapped, (keys) => {
      for (const value of readable) {
        opened.set(value.ref, { kind: 'text', text: textOf(value, stored.get(value.ref), keys) });
      }
    });
    return opened;
  }

  async erase(subject: string): Promise<void> {
    await this.#change(async () => {
      if (this.#ring.completeAmong([subject]).size === 1 && this.#values.withValues([subject]).length === 0) return;
      this.#eraseAll([subject]);
    });
  }

  /** Ends what a process that was killed had begun, and erases again what an older file brought back. */
  finishErasures(): void {
    const brought = this.#values.withValues([...this.#ring.allErased()]);
    const unfinished = new Set([...this.#ring.allIncomplete(), ...brought]);
    if (unfinished.size > 0) this.#eraseAll([...unfinished]);
  }

  async isErased(subject: string): Promise<boolean> {
    this.#refuseIfClosed();
    return this.#ring.erasedAmong([subject]).size === 1;
  }

  async sweep(sealedBefore: Date, isReferenced: (ref: string) => Promise<boolean>): Promise<number> {
    const instant = sealedBefore.toISOString();
    let dropped = 0;
    let after = '';
    for (;;) {
      this.#refuseIfClosed();
      const refs = this.#values.sealedBefore(instant, after, SWEEP_BATCH);
      const last = refs.at(-1);
      if (last === undefined) return dropped;
      after = last;
      const orphans: string[] = [];
      for (const ref of refs) if (!(await isReferenced(ref))) orphans.push(ref);
      if (orphans.length > 0) dropped += await this.#change(async () => this.#values.drop(orphans, instant));
    }
  }

  async backup(toVaultFile: string): Promise<void> {
    this.#refuseIfClosed();
    await this.#values.backUp(toVaultFile);
  }

  async backupKeyRing(toFile: string): Promise<void> {
    this.#refuseIfClosed();
    await this.#ring.backUp(toFile);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#change(async () => {
      this.#closed = true;
      this.#values.close();
      this.#ring.close();
    });
  }

  #sealWith(keys: ReadonlyMap<string, KeyObject>, values: readonly ValueToSeal[]): readonly PersonalValue[] {
    const sealedAt = this.#clock().toISOString();
    const stored = this.#values.read(values.map(refOf));
    const sealing: Sealing = { added: new Map(), again: new Set() };
    const sealed = values.map((value) => {
      const ref = refOf(value);
      const key = keyFor(value.subject, keys);
      const before = stored.get(ref) ?? sealing.added.get(ref);
      if (before === undefined) {
        const fresh = sealedValue(value, ref, key, sealedAt);
        sealing.added.set(ref, fresh);
        return personalValue(fresh, value.text);
      }
      if (decrypted(before, key) !== value.text) {
        throw new SealConflict(
          `${value.path} of command ${value.commandId} was sealed before with another text: a changed value is another command`,
        );
      }
      if (stored.has(ref)) sealing.again.add(ref);
      return personalValue(before, value.text);
    });
    this.#values.put([...sealing.added.values()], [...sealing.again], sealedAt);
    return sealed;
  }

  /** Keys first: from then on nothing can be read, whatever happens to the process. */
  #eraseAll(subjects: readonly string[]): void {
    this.#ring.erase(subjects, this.#clock().toISOString());
    this.#values.wipe(subjects);
    this.#ring.complete(subjects);
  }

  #change<T>(work: () => Promise<T>): Promise<T> {
    return this.#changes.run(async () => {
      this.#refuseIfClosed();
      return work();
    });
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw new VaultRefused('the vault is closed');
  }
}

const keyFor = (subject: string, keys: ReadonlyMap<string, KeyObject>): KeyObject => {
  const key = keys.get(subject);
  if (key !== undefined) return key;
  throw new VaultDamaged(
    `subject ${subject} has no key and was not erased: the key ring is older than what refers to it; restore a newer one`,
  );
};

const sealedValue = (value: ValueToSeal, ref: string, key: KeyObject, sealedAt: string): StoredValue => {
  const { subject, commandId, path, text } = value;
  const sealed = encrypt(key, Buffer.from(text, 'utf8'), bindingOf(value, ref));
  return { ref, subject, commandId, path, salt: newSalt(), sealed, sealedAt };
};

const personalValue = (stored: StoredValue, text: string): PersonalValue => ({
  subject: stored.subject,
  ref: stored.ref,
  commitment: commitmentOf(stored.salt, stored, text),
});

/** @throws VaultDamaged the bytes, or what they are bound to, were altered */
const decrypted = (stored: StoredValue, key: KeyObject): string => {
  const plain = decrypt(key, stored.sealed, bindingOf(stored, stored.ref));
  if (plain === undefined) {
    throw new VaultDamaged(`value ${stored.ref} does not decrypt: the vault was altered; restore it from a backup`);
  }
  return plain.toString('utf8');
};

const textOf = (
  value: PersonalValue,
  stored: StoredValue | undefined,
  keys: ReadonlyMap<string, KeyObject>,
): string => {
  if (stored === undefined) {
    throw new VaultDamaged(
      `value ${value.ref} is missing, and its subject was not erased: the vault is older than the events; restore a newer one`,
    );
  }
  const text = decrypted(stored, keyFor(value.subject, keys));
  const moved = stored.subject !== value.subject || refOf(stored) !== value.ref;
  if (moved || !sameCommitment(commitmentOf(stored.salt, stored, text), value.commitment)) {
    throw new VaultDamaged(`value ${value.ref} is not the one that the event was written with: the vault was altered`);
  }
  return text;
};
