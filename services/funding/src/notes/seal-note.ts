import { deriveUuid } from '@lotsenbuch/event-store';
import { PROBLEMS, refusal } from '@lotsenbuch/service-kit';
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
      throw refusal(
        PROBLEMS.idempotencyKeyReused,
        {
          en: 'This Idempotency-Key was used with a note that was erased since. Look whether the change is recorded; send another one with a new key.',
          de: 'Dieses Formular wurde schon einmal gesendet, und seine Notiz ist seitdem gelöscht. Nachsehen, ob die Änderung aufgezeichnet ist; sonst die Seite neu laden und neu senden.',
        },
        { cause: error },
      );
    }
    if (!(error instanceof SealConflict)) throw error;
    throw refusal(
      PROBLEMS.idempotencyKeyReused,
      {
        en: 'This Idempotency-Key was used for the same request with another note. Send a new key; nothing was changed.',
        de: 'Dieses Formular wurde schon einmal mit einer anderen Notiz gesendet. Nichts wurde geändert. Die Seite neu laden und nachsehen, was gilt.',
      },
      { cause: error },
    );
  }
};
