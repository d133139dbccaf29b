import { randomUUID } from 'node:crypto';
import type { CommandContext } from '@lotsenbuch/event-store';
import type { PersonalValue, Vault } from '@lotsenbuch/vault';

/**
 * Puts a note into the vault, before the command whose event refers to it. Its subject is a new one: a note is erased
 * by itself. What a repeated or refused command leaves behind there, the vault sweeps.
 */
export const sealedNote = async (
  vault: Pick<Vault, 'seal'>,
  { commandId }: CommandContext,
  text: string | undefined,
): Promise<{ readonly note?: PersonalValue }> => {
  if (text === undefined) return {};
  const [note] = await vault.seal([{ subject: randomUUID(), commandId, path: 'note', text }]);
  if (note === undefined) throw new Error('the vault took the note and answered nothing');
  return { note };
};
