import { Day, Note, ReasonCode } from '../validation/fields.js';

/** That something ends, when and why. */
export interface ReasonedEnd {
  /** First Berlin day on which it is no more. */
  readonly to: string;
  readonly reason: string;
  readonly note?: string;
}

export class ReasonedEndDto implements ReasonedEnd {
  @Day('First Berlin day on which it is no more; its first day if it never was')
  to!: string;

  @ReasonCode('of this act; docs/staffing.md lists them')
  reason!: string;

  @Note()
  note?: string;
}
