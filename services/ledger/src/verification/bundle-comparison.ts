import type { StoredEvent } from '@lotsenbuch/event-store';

/** UTF-8 bytes that a UTF-16 code unit may need. */
const MAX_BYTES = 3;

/** Compares entry bundles with the events of the store, without a new buffer for each event. */
export class BundleComparison {
  #bytes = Buffer.alloc(65_535);

  /** Place of the first entry that is not the event; undefined if all are. */
  firstDifference(entries: readonly Uint8Array[], events: readonly StoredEvent[]): number | undefined {
    for (let place = 0; place < events.length; place += 1) {
      const entry = entries[place];
      const canonical = events[place]?.[4] ?? '';
      if (canonical.length * MAX_BYTES > this.#bytes.length) this.#bytes = Buffer.alloc(canonical.length * MAX_BYTES);
      const length = this.#bytes.write(canonical);
      if (entry === undefined || this.#bytes.compare(entry, 0, entry.length, 0, length) !== 0) return place;
    }
    return undefined;
  }
}
