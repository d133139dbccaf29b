import { deriveUuid } from '@lotsenbuch/event-store';
import type { Vault } from '@lotsenbuch/vault';
import type { PersonalValue } from './domain/personal-value.js';
import { sealText } from './seal-text.js';

/** Notes are kept apart from the event that they belong to, with the person whom they are about. */
export const sealNote = async (
  vault: Vault,
  note: string | undefined,
  commandId: string,
  subject: string | undefined,
): Promise<PersonalValue | undefined> => {
  if (note === undefined) return undefined;
  // Without an account there is nobody it could be about; the command is refused, and the value swept.
  const about = subject ?? deriveUuid('note subject', commandId);
  return sealText(vault, { subject: about, commandId, path: 'note', text: note });
};
