import { PROBLEMS, refusal } from '@lotsenbuch/service-kit';
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
      throw refusal(PROBLEMS.idempotencyKeyReused, {
        en: `This Idempotency-Key was used with another ${value.path}. Send a new key; nothing was changed.`,
        de: 'Dieses Formular wurde schon einmal mit anderen persönlichen Angaben gesendet. Nichts wurde geändert. Die Seite neu laden und nachsehen, was gilt.',
      });
    }
    if (fault instanceof SubjectErased) {
      throw refusal(ACCOUNT_PROBLEMS.personErased, {
        en: 'The data of this person were erased, and nothing about it can be kept any more. Leave the note out, or open another account.',
        de: 'Die Angaben zu dieser Person wurden gelöscht; über sie kann nichts mehr festgehalten werden. Lassen Sie die Notiz weg, oder legen Sie ein anderes Konto an.',
      });
    }
    throw fault;
  }
};
