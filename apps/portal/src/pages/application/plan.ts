/** A financing plan as the interface takes and answers it. */
export interface Plan {
  readonly costs: readonly CostLine[];
  readonly income: readonly IncomeLine[];
  readonly requestedCents: number;
  readonly rates: readonly Rate[];
}

export interface CostLine {
  readonly lineId: string;
  readonly kind: string;
  readonly caption: string;
  readonly amountCents: number;
  readonly staff?: {
    readonly positions: number;
    readonly payGroup: string;
    readonly tariff: string;
    /** Hundredths of an hour. */
    readonly weeklyHours: number;
    /** Hundredths of a month. */
    readonly months: number;
  };
}

export interface IncomeLine {
  readonly lineId: string;
  readonly kind: string;
  readonly caption: string;
  readonly amountCents: number;
}

export interface Rate {
  readonly year: number;
  readonly amountCents: number;
}

/** @param to the first day that is not part of the period */
export interface Period {
  readonly from: string;
  readonly to: string;
}
