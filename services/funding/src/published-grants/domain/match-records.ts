import type { RecordState } from './published-register-state.js';

/** A row of the new file beside the record that it is, if there is one. */
export interface RecordMatch<Row> {
  readonly row: Row;
  /** The same record in the register; undefined for a new one. */
  readonly record: RecordState | undefined;
  readonly ordinal: number;
}

export interface MatchedRecords<Row> {
  readonly matches: readonly RecordMatch<Row>[];
  /** Records that the file no longer has. */
  readonly gone: readonly RecordState[];
}

const takeFirst = <Item>(pool: Item[], fits: (item: Item) => boolean): Item | undefined => {
  const index = pool.findIndex(fits);
  return index < 0 ? undefined : pool.splice(index, 1)[0];
};

/**
 * Tells rows and records of one identity apart that differ in nothing but the amount. Equal amounts belong together
 * first, so that of two equals the right one goes when one row is gone. What is left pairs up in order: a corrected
 * amount. What is left of the rows takes back withdrawn records, those of the same amount first, and then new ordinals.
 * Smaller amounts come first, so that the order of the rows in the file decides nothing.
 */
export const matchRecords = <Row extends { readonly amountCents: number }>(
  rows: readonly Row[],
  records: readonly RecordState[],
): MatchedRecords<Row> => {
  const byAmount = rows.toSorted((a, b) => a.amountCents - b.amountCents);
  const ordered = records.toSorted((a, b) => a.identity.ordinal - b.identity.ordinal);
  const present = ordered.filter(({ withdrawn }) => !withdrawn);
  const withdrawn = ordered.filter((record) => record.withdrawn);
  let lastOrdinal = ordered.at(-1)?.identity.ordinal ?? 0;

  const found = new Map<Row, RecordState>();
  const assign = (pool: RecordState[], fits: (record: RecordState, row: Row) => boolean): void => {
    for (const row of byAmount) {
      if (found.has(row)) continue;
      const record = takeFirst(pool, (candidate) => fits(candidate, row));
      if (record !== undefined) found.set(row, record);
    }
  };
  const sameAmount = (record: RecordState, row: Row): boolean => record.amountCents === row.amountCents;
  assign(present, sameAmount);
  assign(present, () => true);
  assign(withdrawn, sameAmount);
  assign(withdrawn, () => true);

  const matches = byAmount.map((row) => {
    const record = found.get(row);
    if (record === undefined) lastOrdinal += 1;
    return { row, record, ordinal: record?.identity.ordinal ?? lastOrdinal };
  });
  return { matches, gone: present };
};
