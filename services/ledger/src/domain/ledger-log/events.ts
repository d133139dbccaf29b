/** From here on the log over all events is signed. In a store of an earlier release it is not the first of its events. */
export interface LedgerStarted {
  readonly type: 'LedgerStarted';
  readonly schemaVersion: 1;
  readonly data: {
    /** Name of the log: first line of its checkpoints, and name of the key that signs them. */
    readonly origin: string;
    /** Verifier key of that key, as C2SP signed-note writes it. */
    readonly verifierKey: string;
  };
}

/** Another key of the same name signs from now on; what the earlier one signed stays verifiable. */
export interface LedgerKeyRotated {
  readonly type: 'LedgerKeyRotated';
  readonly schemaVersion: 1;
  readonly data: {
    readonly origin: string;
    /** Verifier key of the key that signed until now. */
    readonly from: string;
    /** Verifier key of the key that signs from now on. */
    readonly to: string;
    /** Signed note: the earlier key over the line of the new verifier key. */
    readonly endorsement: string;
  };
}

/** What a fork records of the log it leaves and of the one it begins. */
export interface Fork {
  /** Counts the forks of this store from 1; what was left lies in the folders `archive/<number>`. */
  readonly number: number;
  /** When it was decided: UTC, RFC 3339. */
  readonly at: string;
  readonly fromOrigin: string;
  readonly toOrigin: string;
  /** Leaves that both logs share, from the first on. */
  readonly size: number;
  /** Root of both trees at that size, base64. */
  readonly root: string;
  /** Leaves of the log that was left. */
  readonly lostSize: number;
  /** Its root at that size, base64. */
  readonly lostRoot: string;
  /** Code from the catalogue of fork reasons. */
  readonly reason: string;
}

/** The log was begun anew under another name, because the store no longer fitted what had been signed. */
export interface LedgerForked {
  readonly type: 'LedgerForked';
  readonly schemaVersion: 1;
  readonly data: Fork & {
    /** Verifier key of the key that signs the new log. */
    readonly verifierKey: string;
    /** Signed note: the key of the log that was left over the line of the new verifier key; absent if it was lost. */
    readonly endorsement?: string;
  };
}

export type LedgerEvent = LedgerStarted | LedgerKeyRotated | LedgerForked;
