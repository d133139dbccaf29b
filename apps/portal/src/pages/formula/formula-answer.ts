interface Share {
  readonly district: string;
  readonly amountCents: number;
  readonly positions: number;
}

/** What the page reads of a formula. */
export interface Formula {
  readonly formulaId: string;
  readonly year: number;
  readonly version: number;
  readonly status: 'draft' | 'sent' | 'decided';
  readonly example: boolean;
  readonly amountCents: number;
  readonly baseCents: number;
  readonly capCents?: number;
  readonly criteria: readonly {
    readonly name: string;
    readonly weight: { readonly numerator: number; readonly denominator: number };
    readonly source: string;
    readonly referenceDate: string;
    readonly sourceHash: string;
    readonly values: readonly { readonly district: string; readonly value: string }[];
  }[];
  readonly inputHash: string;
  readonly shares: readonly Share[];
  readonly answerBy?: string;
  readonly answers: readonly { readonly district: string; readonly stand: string; readonly on: string }[];
  readonly recomputed: { readonly matches: boolean };
  readonly revision: number;
}
