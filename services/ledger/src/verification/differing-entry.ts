import type { StoredEvent } from '@lotsenbuch/event-store';

/** Place of the first entry of a bundle that is not the event; undefined if all are. */
export const differingEntry = (entries: readonly Uint8Array[], events: readonly StoredEvent[]): number | undefined => {
  const place = events.findIndex(([, , , , canonical], each) => {
    const entry = entries[each];
    return entry === undefined || Buffer.compare(Buffer.from(canonical), entry) !== 0;
  });
  return place === -1 ? undefined : place;
};
