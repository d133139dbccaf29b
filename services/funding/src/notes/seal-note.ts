import { deriveUuid } from '@lotsenbuch/event-store';
import { PROBLEMS, Problem } from '@lotsenbuch/service-kit';
import { type PersonalValue, SealConflict, SubjectErased, type Vault } from '@lotsenbuch/vault';

/** Longest note that somebody may add to a reason, in UTF-16 code units. */
export const MAX_NOTE_LENGTH = 2000;

/**
 * Puts a note into the vault before the command that refers to it. It is a subject of its own, the same for every
 * repetition of the command, so that a repeated request seals nothing twice.
 * @throws Problem 422 if the same command came before with another note, or if its note was erased since
 */
export const sealNote = async (
  vault: Pick<Vault, 'seal'>,
  commandId: string,
  note: string | undefined,
): Promise<{ readonly note?: PersonalValue }> => {
  if (note === undefined) return {};
  try {
    const subject = deriveUuid('noteSubject', commandId);
    const [sealed] = await vault.seal([{ subject, commandId, path: 'note', text: note }]);
    return sealed === undefined ? {} : { note: sealed };
  } catch (error) {
    if (error instanceof SubjectErased) {
      throw new Problem(
        PROBLEMS.idempotencyKeyReused,
        'This Idempotency-Key was used with a note that was erased since. Look whether the change is recorded; send another one with a new key.',
        { cause: error },
      );
    }
    if (!(error instanceof SealConflict)) throw error;
    throw new Problem(
      PROBLEMS.idempotencyKeyReused,
      'This Idempotency-Key was used for the same request with another note. Send a new key; nothing was changed.',
      { cause: error },
    );
  }
};
