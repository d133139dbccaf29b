import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { PROBLEMS, refusal } from '@lotsenbuch/service-kit';
import { type PersonalValue, SealConflict, SubjectErased, type Vault } from '@lotsenbuch/vault';
import { personErased } from '../staffing-problems.js';

/**
 * Puts personal texts into the vault before the event that will refer to them; texts that are absent stay absent.
 * @throws Problem 409 if the person was erased, 422 if the Idempotency-Key was used with other personal values
 */
export const sealPersonal = async <Path extends string>(
  vault: Vault,
  { commandId }: CommandContext,
  subject: string,
  texts: { readonly [path in Path]?: string | undefined },
): Promise<{ readonly [path in Path]?: PersonalValue }> => {
  const given = Object.entries<string | undefined>(texts).flatMap(([path, text]) =>
    text === undefined ? [] : [{ subject, commandId, path, text }],
  );
  if (given.length === 0) return {};
  try {
    const sealed = await vault.seal(given);
    return Object.fromEntries(given.map(({ path }, index) => [path, sealed[index]])) as {
      [path in Path]?: PersonalValue;
    };
  } catch (fault) {
    if (fault instanceof SealConflict) {
      throw refusal(PROBLEMS.idempotencyKeyReused, {
        en: 'This Idempotency-Key was used with other personal values. Send a new key; nothing was changed.',
        de: 'Dieses Formular wurde schon einmal mit anderen persönlichen Angaben gesendet. Nichts wurde geändert. Die Seite neu laden und nachsehen, was gilt.',
      });
    }
    if (fault instanceof SubjectErased) throw personErased();
    throw fault;
  }
};

/** The subject of a note that is about nobody in particular. */
export const noteSubject = ({ commandId }: CommandContext): string => deriveUuid('staffingNote', commandId);
