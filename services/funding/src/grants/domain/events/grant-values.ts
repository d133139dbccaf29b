/** District key `01` to `12`, or `supraDistrict`. Names the part of the budget year that is charged. */
export type GrantArea = string;

/** Note in the vault; absent where nobody wrote one. */
export interface NoteInVault {
  readonly note?: { readonly subject: string; readonly ref: string; readonly commitment: string };
}

/** Days in Berlin; `to` is not part of it. */
export interface FundingPeriod {
  readonly from: string;
  readonly to: string;
}

/** Something that stands against a decision until it is settled, or overridden by two persons. */
export type Block =
  /** The carrier has no entry in the transparency register (needed before approval). */
  | 'noTransparencyRegisterEntry'
  /** The application came after the deadline of the selection. */
  | 'applicationLate'
  /** No district nominated this carrier for this area and period. */
  | 'notNominated'
  /** The period began before the decision, without consent to an early start. */
  | 'startedWithoutConsent'
  /** Documents that the rule set asks for are missing. */
  | 'documentsMissing';
