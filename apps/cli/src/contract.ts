/** The parts of the platform's answers that this program prints; the whole is in its OpenAPI description. */

export interface SourceLine {
  /** SHA-256 of the file, lower-case hex. */
  readonly file: string;
  readonly sheet?: string;
  readonly row: number;
}

export interface District {
  readonly basis: string;
  readonly district?: string;
  readonly name?: string;
}

export interface PublishedGrant {
  readonly id: string;
  readonly year: number;
  readonly recipient: string;
  readonly purpose: string;
  readonly amountCents: number;
  readonly status: string;
  readonly district: District;
  readonly carrier?: { readonly id: string; readonly name: string };
  readonly carrierState: string;
  readonly suspectedRepeat: boolean;
  readonly source: SourceLine;
}

export interface Figures {
  readonly records: number;
  readonly sumCents: number;
}

export interface PublishedGrantsReport {
  readonly year: number;
  readonly confirmed: Figures;
  readonly inReview: Figures;
  readonly apart: Figures;
  readonly suspectedRepeats: {
    readonly groups: number;
    readonly sumCents: number;
    readonly items: readonly {
      readonly carrier?: { readonly id: string; readonly name: string };
      readonly recipient: string;
      readonly amountCents: number;
      readonly records: readonly { readonly id: string; readonly purpose: string }[];
    }[];
  };
  readonly districts: readonly (Figures & District)[];
}

/** What every change is answered with. */
export interface Changed {
  readonly logPosition: string;
  /** The last event of the change, as `stream/revision`; absent where nothing had to change. */
  readonly event?: string;
}

export interface RegisterImport extends Partial<Changed> {
  readonly importId: string;
  readonly year: number;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly ruleVersion: string;
  readonly verdicts: Readonly<Record<'confirmed' | 'inReview' | 'apart' | 'refused', number>>;
  readonly changes: Readonly<Record<'recorded' | 'corrected' | 'reclassified' | 'withdrawn' | 'unchanged', number>>;
  readonly refused: readonly {
    readonly row: number;
    readonly recipient: string;
    readonly purpose: string;
    readonly reason: string;
  }[];
}

export interface ReviewItem {
  readonly kind: 'inclusion' | 'carrier';
  /** Id of the published grant record. */
  readonly id: string;
  readonly year: number;
  readonly recipient: string;
  readonly purpose: string;
  readonly amountCents: number;
  readonly district: District;
  readonly basis: { readonly clause: string; readonly matched: string };
  readonly candidates?: readonly { readonly carrierId: string; readonly name: string; readonly rule: string }[];
}

export interface Carrier extends Figures {
  readonly id: string;
  readonly name: string;
  readonly legalForm?: string;
  readonly spellings: readonly string[];
  readonly names: readonly { readonly name: string; readonly from: string }[];
  readonly mergedInto?: string;
}

export interface HistoryEntry {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly effectiveOn?: string;
  readonly actor: string;
  readonly summary: string;
  readonly changes: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
  readonly source?: SourceLine;
  readonly reason?: string;
  readonly remark?: string;
}

export interface PlatformStatus {
  readonly version: string;
  readonly eventStore: { readonly storeId: string; readonly head?: string };
  readonly ledger: {
    readonly state: 'checking' | 'running' | 'stopped';
    /** Empty before the first checkpoint. */
    readonly checkpointLine: string;
    readonly shortForm: string;
    readonly uncovered: number;
  };
  readonly consumers: readonly ConsumerStatus[];
}

export interface ConsumerStatus {
  readonly name: string;
  readonly state: 'catchingUp' | 'live' | 'stopped';
  /** Log positions of one store order as texts. */
  readonly logPosition?: string;
  readonly failure?: {
    readonly at?: { readonly eventType: string; readonly stream: string; readonly revision: number };
    readonly reason: string;
    readonly since: string;
  };
}

export interface ReadinessAnswer {
  readonly checks: readonly { readonly name: string; readonly ready: boolean; readonly reason?: string }[];
}

export interface ReasonCatalogues {
  readonly catalogues: readonly {
    readonly name: string;
    readonly reasons: readonly {
      readonly code: string;
      readonly texts: { readonly de: string; readonly en: string };
    }[];
  }[];
}

export interface BackedUpLog {
  readonly storeId: string;
  /** Log position of the last event. */
  readonly head?: string;
  readonly recordedAt?: string;
}

export interface Backup {
  readonly folder: string;
  readonly madeAt: string;
  readonly eventStore: BackedUpLog;
  readonly documents: { readonly count: number };
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly keyRing?: { readonly folder: string };
}

/** What the platform's program that restores prints. */
export interface Restored {
  readonly madeAt: string;
  readonly eventStore: BackedUpLog;
  readonly keptAside?: string;
  readonly lost:
    | { readonly kind: 'none' }
    | { readonly kind: 'events'; readonly count: number; readonly last: BackedUpLog }
    | { readonly kind: 'unknown'; readonly reason: string };
  readonly ledger:
    | { readonly kind: 'goesOn' }
    | {
        readonly kind: 'forkNeeded';
        /** Signed events that the restored store still has, from the first on. */
        readonly from: number;
        readonly signed: number;
        readonly command: string;
      }
    | { readonly kind: 'unknown'; readonly reason: string };
}
