import type {
  ChangeValue,
  DescribedChange,
  DomainEvent,
  EventDescriber,
  EventDescription,
  EventSource,
  Language,
  ThingReference,
} from '@lotsenbuch/kernel';
import { reasonText } from '../domain/staffing-reasons.js';

/** A text in both languages. */
export interface Both {
  readonly de: string;
  readonly en: string;
}

/** What one field became; without `to` it is not shown. */
export interface Change {
  readonly field: Both;
  readonly from?: ChangeValue | undefined;
  readonly to: ChangeValue | undefined;
}

/** How events of one type are put into words. */
export interface Words<Event> {
  readonly summary: Both;
  things(event: Event): readonly ThingReference[];
  changes(event: Event, language: Language): readonly Change[];
  /** Line of a file that the event rests on. */
  source?(event: Event): EventSource;
}

/** One entry for each type of a union: the compiler misses one that is left out. */
export type WordsOf<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]: Words<Extract<Event, { readonly type: Type }>>;
};

export const FROM: Both = { de: 'Ab', en: 'From' };
export const TO: Both = { de: 'Bis vor', en: 'Until before' };

/** Personal values are not shown: a history says that they changed, the vault keeps what they are. */
export const IN_VAULT: Both = { de: 'geschützt gespeichert', en: 'kept in the vault' };

/** A describer from a table of words. */
export const describerOf = <Event extends DomainEvent>(words: WordsOf<Event>): EventDescriber => {
  const table: Readonly<Record<string, Words<DomainEvent>>> = words;
  const wordsFor = ({ type }: DomainEvent): Words<DomainEvent> => {
    const found = table[type];
    if (found === undefined) throw new Error(`no words for ${type}`);
    return found;
  };
  return {
    types: Object.keys(table),
    things: (event) => wordsFor(event).things(event),
    describe: (event, language): EventDescription => {
      const { summary, changes, source } = wordsFor(event);
      const { reason } = event.data as { readonly reason?: string };
      return {
        summary: summary[language],
        changes: changes(event, language).flatMap((change) => described(change, language)),
        ...(source !== undefined && { source: source(event) }),
        ...(reason !== undefined && { reason: reasonText(reason, language) }),
      };
    },
  };
};

const described = ({ field, from, to }: Change, language: Language): readonly DescribedChange[] =>
  to === undefined ? [] : [{ field: field[language], ...(from !== undefined && { from }), to }];
