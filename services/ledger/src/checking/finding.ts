/** What can be wrong between the event store, the tree and what was signed; each is named in `finding-text.ts`. */
export type FindingKind =
  // The events are not those that the tree was made of.
  | 'eventChanged'
  | 'eventMissing'
  | 'eventInserted'
  | 'eventsReordered'
  /** The store ends before the tree does: its last events were removed, or an older copy took its place. */
  | 'logShorter'
  /** Not even the first event is the tree's. */
  | 'otherStore'
  /**
   * Stream, revision or type by which the store finds an event are not those that the event itself names, or it is none
   * that the platform can have written: too large, or under a name that no stream can have.
   */
  | 'rowMisfiled'
  | 'recordedAtGoesBack'
  // The files of the tree.
  | 'tileMissing'
  | 'tileDamaged'
  | 'entryBundleMissing'
  | 'entryBundleDamaged'
  | 'ordinalsDamaged'
  // What was signed, and the state that was kept before it was signed.
  | 'headMissing'
  | 'headDamaged'
  | 'headDisagrees'
  | 'checkpointDamaged'
  | 'foreignCheckpoint'
  | 'signatureInvalid'
  /** Two roots for one size. */
  | 'checkpointsDisagree'
  | 'checkpointNotOnTree'
  | 'checkpointsGoBack'
  // What the store knows of its streams.
  | 'revisionMissing'
  | 'streamIndexDiffers'
  | 'streamHeadsDiffer'
  /** The log is not the one that an earlier checkpoint speaks of. */
  | 'forked'
  | 'keyMissing';

/** An event by what it says of itself; empty texts where it can no longer be read. */
export interface EventName {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** UTC, RFC 3339. */
  readonly recordedAt: string;
}

export interface Finding {
  readonly kind: FindingKind;
  /** Tree index of the leaf, from 0; of several the first. */
  readonly index?: number;
  /** How many leaves from `index` on are concerned, where it is not one. */
  readonly count?: number;
  /** Place in the log of the store as its engine counts. */
  readonly ordinal?: number;
  /** File, from the folder of the ledger or of the checkpoints. */
  readonly path?: string;
  /** Line of that file, from 1. */
  readonly line?: number;
  /** Tree size of the checkpoint or the cut of stream heads. */
  readonly size?: number;
  readonly stream?: string;
  /** The event that the tree has there. */
  readonly was?: EventName;
  /** The event that the store has there. */
  readonly is?: EventName;
  /** The figures that do not agree, or why something was refused; in English. */
  readonly text?: string;
  /** The events behind have moved with it: nothing after `index` can be told apart. */
  readonly restMoved?: true;
}

/** The event that these canonical bytes are, as far as they can be read. */
export const eventNameOf = (canonical: string): EventName => {
  let envelope: Partial<EventName> | null | undefined;
  try {
    envelope = JSON.parse(canonical);
  } catch {
    envelope = undefined;
  }
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    id: text(envelope?.id),
    stream: text(envelope?.stream),
    revision: typeof envelope?.revision === 'number' ? envelope.revision : -1,
    type: text(envelope?.type),
    recordedAt: text(envelope?.recordedAt),
  };
};
