/** Streams whose heads are kept; some 100 bytes each. */
const MAX_STREAMS = 20_000;

/**
 * Revisions of the last events of the streams written last, so that their next append need not look for them. Right
 * because one connection does all the writing, and emptied as soon as that is in doubt.
 */
export class StreamHeads {
  readonly #revisions = new Map<string, number>();

  get(stream: string): number | undefined {
    return this.#revisions.get(stream);
  }

  set(stream: string, revision: number): void {
    if (this.#revisions.size >= MAX_STREAMS) this.#revisions.clear();
    this.#revisions.set(stream, revision);
  }

  clear(): void {
    this.#revisions.clear();
  }
}
