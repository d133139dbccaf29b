import type { Language } from '@lotsenbuch/kernel';
import type { Allowed } from '../allowed.js';
import type { Act } from './grant-file.js';
import { grantTexts } from './grant-texts.js';

interface NoteTextProps extends Pick<Act, 'note'> {
  readonly language: Language;
}

export const NoteText = ({ note, language }: NoteTextProps) => {
  const t = grantTexts(language);
  if (note === undefined) return null;
  return (
    <>
      {' '}
      {t.note}: {note.kind === 'text' ? note.text : t[note.kind]}
    </>
  );
};

/** Who acted: the reader in the first person, everybody else by an opaque reference. */
export const byText = ({ actor, deputyFor }: Act['by'], { isMe }: Allowed, language: Language): string => {
  const t = grantTexts(language);
  const person = (reference: string) => (isMe(reference) ? t.me : reference);
  return `${t.by} ${person(actor)}${deputyFor === undefined ? '' : `, ${t.deputyFor} ${deputyFor}`}`;
};
