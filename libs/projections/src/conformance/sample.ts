import type { LogPosition } from '@lotsenbuch/event-store';
import type { IndexedValue, Projection } from '../projection.js';
import type { ReadModel, ReadModelStore, RowChange } from '../read-model-store.js';

/** An engine under test with data of its own. */
export interface EngineUnderTest {
  /** Opens the same data, also again after it was closed. */
  open(): Promise<ReadModelStore>;
  /** After the last close: leaves nothing behind. */
  remove(): Promise<void>;
}

export const STORE_ID = '5107e1d00001';

/** A log position for a store that only compares it. */
export const at = (place: number): LogPosition => `${STORE_ID}-${String(place).padStart(20, '0')}` as LogPosition;

/** A row that can be asked for by text, by number and by truth; each of them can be absent. */
export interface Sample {
  readonly text?: IndexedValue;
  readonly number?: IndexedValue;
  readonly truth?: IndexedValue;
  readonly note?: string;
}

/** The conformance suite writes rows itself, so nothing is folded here. */
export const sampleProjection = (name = 'samples', version = 1): Projection<Sample> => ({
  name,
  version,
  filter: {},
  keys: () => [],
  evolve: (row) => row,
  indexes: { text: (row) => row.text, number: (row) => row.number, truth: (row) => row.truth },
});

export const openSamples = (store: ReadModelStore, projection = sampleProjection()): Promise<ReadModel<Sample>> =>
  store.open(projection, STORE_ID);

export const put = (key: string, row: Sample = {}): RowChange<Sample> => ({ key, row });

export const remove = (key: string): RowChange<Sample> => ({ key, row: undefined });

/** Writes rows as a projection would, one position after the other. */
export const write = async (readModel: ReadModel<Sample>, ...changes: readonly RowChange<Sample>[]): Promise<void> => {
  const from = await readModel.position();
  const place = from === undefined ? 0 : Number(from.slice(-20));
  await readModel.putMany(changes, from, at(place + 1));
};

export const keysOf = (found: { readonly rows: readonly { readonly key: string }[] }): string[] =>
  found.rows.map(({ key }) => key);

/** In the order of their UTF-8 bytes, which is neither a dictionary's nor that of UTF-16. */
export const TEXTS = [
  '',
  'A',
  'Z',
  'a',
  'a b',
  'ab',
  'z',
  'Ä',
  'ß',
  'ä',
  '\ud7ff',
  '\ue000',
  '\ufffd',
  '😀',
  '\u{10ffff}',
];
