/** What an event holds in place of a personal value; the value itself is in the vault. */
export interface PersonalValue {
  /** Random id of the person or note that the value belongs to. */
  readonly subject: string;
  readonly ref: string;
  readonly commitment: string;
}
