import type { Tellable } from '../domain/notice/tellable.js';
import type { RuleSet } from '../domain/rule-sets/rule-set.js';

/** Everything that a notice says; nothing else goes into its bytes. No names of persons. */
export interface NoticeContent {
  readonly told: Tellable;
  readonly fileReference: string;
  /** Name of the carrier on the day of issue. */
  readonly recipient: string;
  /** Name of the district; absent for a project of the whole city. */
  readonly district?: string;
  readonly issuedOn: string;
  readonly rules: RuleSet;
  /** In an act against the notice: until when the carrier could state its view, and whether it did. */
  readonly hearing?: { readonly statementUntil: string; readonly isAnswered: boolean };
}
