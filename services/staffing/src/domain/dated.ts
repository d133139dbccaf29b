/** Something that holds from a Berlin day on, until the next of its kind. */
export interface Dated<Value> {
  readonly from: string;
  readonly value: Value;
}

/** In the order of the days; for one day the one that was recorded last stands last. */
export const withDated = <Value>(
  history: readonly Dated<Value>[],
  from: string,
  value: Value,
): readonly Dated<Value>[] => {
  const at = history.findIndex((entry) => entry.from > from);
  return history.toSpliced(at < 0 ? history.length : at, 0, { from, value });
};

/** What holds on that day. Before the first known day the first value holds: nothing else was ever known. */
export const heldOn = <Value>(history: readonly Dated<Value>[], on: string): Value | undefined =>
  (history.findLast((entry) => entry.from <= on) ?? history[0])?.value;
