/** A stretch of revisions of one stream, both inclusive. */
export interface RevisionRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The commands that led to the events of one stream. The events of a command stand side by side, so a command is kept
 * as an ordinal, and where it ends is known from where the next begins.
 */
export class KnownCommands {
  readonly #ordinals = new Map<string, number>();
  readonly #firstRevisions: number[] = [];
  #latest: string | undefined;

  /** Takes note of the command of the event at this revision; called for each event of the stream in order. */
  note(commandId: string, revision: number): void {
    if (commandId === this.#latest) return;
    this.#latest = commandId;
    if (!this.#ordinals.has(commandId)) this.#ordinals.set(commandId, this.#firstRevisions.length);
    this.#firstRevisions.push(revision);
  }

  /** Where the events of a command stand in a stream with this head; undefined if the command is not known. */
  eventsOf(commandId: string, head: number): RevisionRange | undefined {
    const ordinal = this.#ordinals.get(commandId);
    const first = ordinal === undefined ? undefined : this.#firstRevisions[ordinal];
    if (ordinal === undefined || first === undefined) return undefined;
    return { first, last: (this.#firstRevisions[ordinal + 1] ?? head + 1) - 1 };
  }
}
