import type { DomainEvent } from './decider.js';

export type Language = 'de' | 'en';

/** A thing of the domain: a carrier, a published grant record. `kind` is a stable word in camel case. */
export interface ThingReference {
  readonly kind: string;
  readonly id: string;
}

/** Which line of which published file an event rests on; `row` is 1-based, as a spreadsheet shows it. */
export interface EventSource {
  /** SHA-256 of the file, lower-case hex. */
  readonly file: string;
  readonly sheet?: string;
  readonly row: number;
}

/** A displayed text in the language asked for, or another thing, which the reader names when it is shown. */
export type ChangeValue = string | ThingReference;

/** What one event changed in one respect. Without `from` it is new, without `to` it is gone. */
export interface DescribedChange {
  /** Caption of what changed, in the language asked for. */
  readonly field: string;
  readonly from?: ChangeValue;
  readonly to?: ChangeValue;
}

export interface EventDescription {
  /** One sentence or less: what happened. Names no other thing; that is what changes are for. */
  readonly summary: string;
  readonly changes: readonly DescribedChange[];
  readonly source?: EventSource;
  /** Text of the catalogue's reason, where somebody had to give one. */
  readonly reason?: string;
}

/**
 * Puts the events of one service into words. Pure, and true for every version of an event that was ever recorded: an
 * old event must stay readable after the rules changed.
 */
export interface EventDescriber {
  /** Types it describes. A type has exactly one describer. */
  readonly types: readonly string[];
  /** Every thing the event says something about. */
  things(event: DomainEvent): readonly ThingReference[];
  describe(event: DomainEvent, language: Language): EventDescription;
}
