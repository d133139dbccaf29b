/** A note that the vault keeps; absent where nobody wrote one. */
export interface NoteOfAct {
  readonly note?: { readonly subject: string; readonly ref: string; readonly commitment: string };
}
