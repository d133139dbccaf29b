/** How the grant relates to the cost (AV § 44 LHO no. 2.2): deficit, share or fixed amount. */
export type Financing =
  | { readonly kind: 'deficit' }
  /** The grant is this part of the eligible cost; a fraction in (0, 1]. */
  | { readonly kind: 'share'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'fixedAmount' };

/** Budget line (Einzelansatz) on the side of the cost. Ids are unique in the plan and stay over its versions. */
export interface CostLine {
  readonly lineId: string;
  readonly kind: 'staff' | 'material' | 'overhead';
  readonly caption: string;
  readonly amountCents: number;
  /** Exactly with kind `staff`: what the positions of this line cost. */
  readonly staff?: {
    readonly positions: number;
    /** As in the tariff: `E 9a`. */
    readonly payGroup: string;
    readonly tariff: string;
    /** Hundredths of an hour: 39.40 h are 3940. */
    readonly weeklyHours: number;
    /** Hundredths of a month, for positions that do not run all the time: 12 months are 1200. */
    readonly months: number;
  };
}

/** Money from elsewhere: income of the project, the carrier's own share, money of a district or another funder. */
export interface IncomeLine {
  readonly lineId: string;
  readonly kind: 'ownShare' | 'income' | 'districtFunds' | 'otherFunder';
  readonly caption: string;
  readonly amountCents: number;
}

/** What belongs to one budget year; a grant over two years has two rates. */
export interface Rate {
  readonly year: number;
  readonly amountCents: number;
}

/** Cost = income + requested grant, to the cent. */
export interface FinancingPlan {
  readonly costs: readonly CostLine[];
  readonly income: readonly IncomeLine[];
  readonly requestedCents: number;
  /** Sum to `requestedCents`; every year that the funding period touches, ascending, nothing else. */
  readonly rates: readonly Rate[];
}
