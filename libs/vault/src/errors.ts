/** The same subject, command and path were sealed before with another text; nothing was sealed. */
export class SealConflict extends Error {
  override readonly name = 'SealConflict';
}

/** A value was to be sealed for a subject that was erased; nothing was sealed. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  readonly subject: string;

  constructor(subject: string) {
    super(`subject ${subject} was erased: nothing about it can be kept any more`);
    this.subject = subject;
  }
}

/** A value that should be readable is not: missing, altered, moved, or not what the event promised. */
export class VaultDamaged extends Error {
  override readonly name = 'VaultDamaged';
}

/** The vault cannot be opened, or is closed; the message says why and what to do. */
export class VaultRefused extends Error {
  override readonly name = 'VaultRefused';
}
