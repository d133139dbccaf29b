import { PROBLEMS, Problem } from '@lotsenbuch/service-kit';
import { type PersonalValue, SealConflict, SubjectErased, type ValueToSeal, type Vault } from '@lotsenbuch/vault';
import { ACCOUNT_PROBLEMS } from './account-problems.js';

/**
 * Puts a personal text into the vault, before the event that will refer to it.
 * @throws Problem 409 if the person was erased, 422 if the Idempotency-Key was used with another text
 */
export const sealText = async (vault: Vault, value: ValueToSeal): Promise<PersonalValue | undefined> => {
  try {
    return (await vault.seal([value]))[0];
  } catch (fault) {
    // The request hash leaves personal values out, so the vault is who notices.
    if (fault instanceof SealConflict) {
      throw new Problem(
        PROBLEMS.idempotencyKeyReused,
        `This Idempotency-Key was used with another ${value.path}. Send a new key; nothing was changed.`,
      );
    }
    if (fault instanceof SubjectErased) {
      throw new Problem(
        ACCOUNT_PROBLEMS.personErased,
        'The data of this person were erased, and nothing about it can be kept any more. Leave the note out, or open another account.',
        {
          german:
            'Die Angaben zu dieser Person wurden gelöscht; über sie kann nichts mehr festgehalten werden. Lassen Sie die Notiz weg, oder legen Sie ein anderes Konto an.',
        },
      );
    }
    throw fault;
  }
};
