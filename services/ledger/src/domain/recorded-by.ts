/**
 * What was known at a moment: the longest prefix of the log whose events were all recorded before it. The events come
 * in log order. On one store `recordedAt` rises with the log, so the prefix of a selection of events is the selection
 * of the prefix; a store with several writers must cut its log first.
 */
export function recordedBefore<Event>(
  inLogOrder: readonly Event[],
  /** UTC, RFC 3339, three fractional digits; exclusive. */
  moment: string,
  recordedAt: (event: Event) => string,
): readonly Event[] {
  const cut = inLogOrder.findIndex((event) => recordedAt(event) >= moment);
  return cut === -1 ? inLogOrder : inLogOrder.slice(0, cut);
}
