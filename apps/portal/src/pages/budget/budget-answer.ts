export interface Figures {
  readonly amountCents: number;
  readonly transferredCents: number;
  readonly blockedCents: number;
  readonly approvedCents: number;
  readonly reservedCents: number;
  readonly freeCents: number;
}

export interface Line {
  readonly kind: string;
  readonly id?: string;
  readonly effectCents: number;
  readonly amountCents?: number;
  readonly approvedCents?: number;
  readonly reservedCents?: number;
}

/** What the page reads of the budget watch. */
export interface Watch {
  readonly year: number;
  readonly stage: string;
  readonly address: { readonly chapter: string; readonly title: string; readonly part?: string };
  readonly allotmentsFrom?: { readonly formulaId: string; readonly example: boolean };
  readonly totals: Figures;
  readonly parts: readonly (Figures & { readonly part: string; readonly lines: readonly Line[] })[];
}

/** What the forms need of a budget year. */
export interface BudgetYear {
  readonly revision: number;
  readonly parts: readonly { readonly part: string; readonly freeCents: number }[];
  readonly blocks: readonly {
    readonly blockId: string;
    readonly part: string;
    readonly amountCents: number;
    readonly liftedOn?: string;
  }[];
}
