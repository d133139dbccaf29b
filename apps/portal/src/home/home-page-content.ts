interface Part {
  readonly records: number;
  readonly sumCents: number;
}

export interface YearFigures {
  readonly year: number;
  readonly confirmed: Part;
  readonly inReview: Part;
  readonly apart: Part;
  readonly suspectedRepeats: { readonly groups: number; readonly sumCents: number };
}

/** What the start page shows; review and latest events stay empty without a session. */
export interface HomePageContent {
  readonly counts: { readonly records: number; readonly carriers: number; readonly imports: number };
  readonly exampleLoadedBy: string | undefined;
  /** Ascending by year. */
  readonly years: readonly YearFigures[];
  /** By district key, then supra-district, then unknown; only what occurs. */
  readonly districts: readonly {
    readonly kind: 'district' | 'supraDistrict' | 'unknown';
    readonly name: string;
    readonly sumCentsByYear: ReadonlyMap<number, number>;
  }[];
  readonly suspectedRepeats: readonly {
    readonly year: number;
    readonly recipient: string;
    readonly amountCents: number;
    readonly purposes: readonly string[];
  }[];
  readonly signedInAs: string | undefined;
  readonly review: readonly {
    readonly id: string;
    readonly kind: 'inclusion' | 'carrier';
    readonly year: number;
    readonly recipient: string;
    readonly purpose: string;
    readonly amountCents: number;
    readonly why: string;
  }[];
  readonly latestEvents: readonly {
    readonly id: string;
    readonly recordedAt: string;
    readonly actor: string;
    readonly summary: string;
  }[];
}
