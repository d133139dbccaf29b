/** What an event holds in place of a personal value; the value itself is in the vault. */
export interface PersonalValue {
  readonly subject: string;
  readonly ref: string;
  readonly commitment: string;
}
