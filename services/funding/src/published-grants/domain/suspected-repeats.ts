import { foldText } from './text/fold.js';

/** A published grant record that counts in the totals. */
export interface CountedRecord {
  readonly recordId: string;
  /** Register year. */
  readonly year: number;
  /** Id of the carrier, or the folded recipient as long as nobody knows the carrier. */
  readonly carrier: string;
  /** As published. */
  readonly purpose: string;
  readonly amountCents: number;
}

/** Records that may be one grant published several times; a person judges. */
export interface SuspectedRepeat {
  readonly carrier: string;
  readonly year: number;
  readonly amountCents: number;
  /** At least two, with at least two purposes. */
  readonly records: readonly CountedRecord[];
  /** What the totals hold too much if it is one grant: all records but one. */
  readonly excessCents: number;
}

/**
 * Same carrier and same amount in one register year with another purpose. Flagged, never removed: they stay in the
 * totals. Purposes that differ only in case, punctuation or blanks are the same.
 */
export const suspectedRepeats = (records: readonly CountedRecord[]): readonly SuspectedRepeat[] => {
  const groups = Map.groupBy(
    records.filter(({ amountCents }) => amountCents > 0),
    ({ year, carrier, amountCents }) => JSON.stringify([year, carrier, amountCents]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const purposes = new Set(group.map(({ purpose }) => foldText(purpose)));
    if (first === undefined || purposes.size < 2) return [];
    const { carrier, year, amountCents } = first;
    return [{ carrier, year, amountCents, records: group, excessCents: amountCents * (group.length - 1) }];
  });
};
