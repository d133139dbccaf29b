import type { NoteRefused } from '@lotsenbuch/transparency-log';

/** Why a checkpoint was refused under keys that somebody gave, without a full stop: also when that is no wonder. */
export const refusedUnder = ({ reason, message }: NoteRefused): string => {
  if (reason !== 'no-known-signature') return message.replace(/\.$/, '');
  return `${message} Where the key was changed, each key that signed has to be given, the earlier ones too; the event LedgerKeyRotated has what the earlier key signed over the new one`;
};
