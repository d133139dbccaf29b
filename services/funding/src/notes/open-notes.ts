import { ApiProperty } from '@lotsenbuch/service-kit';
import type { PersonalValue, Vault } from '@lotsenbuch/vault';

/** A note as its reader sees it. */
export class NoteAnswer {
  @ApiProperty({ enum: ['text', 'erased', 'hidden'], description: 'hidden: the reader does not work with this person' })
  kind!: 'text' | 'erased' | 'hidden';

  @ApiProperty({ required: false, description: 'Exactly with kind text' })
  text?: string;

  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'Exactly with kind text: whom an erasure names, so that nobody can read the note any more',
  })
  subject?: string;
}

export type NoteOf = (note: PersonalValue | undefined) => { readonly note?: NoteAnswer };

/**
 * Opens the notes of one answer, which is then not to be stored anywhere.
 * @param isReadable whether this reader may see notes; otherwise they are shown as hidden and stay closed
 */
export const openNotes = async (
  vault: Pick<Vault, 'open'>,
  notes: readonly (PersonalValue | undefined)[],
  isReadable: boolean,
): Promise<NoteOf> => {
  const wanted = notes.filter((note) => note !== undefined);
  const opened = isReadable && wanted.length > 0 ? await vault.open(wanted) : undefined;
  return (note) => {
    if (note === undefined) return {};
    if (opened === undefined) return { note: { kind: 'hidden' } };
    const answer = opened.get(note.ref);
    return { note: answer?.kind === 'text' ? { ...answer, subject: note.subject } : { kind: 'erased' } };
  };
};
