/** What pages read of a position. */
export interface Position {
  readonly id: string;
  readonly project: string;
  readonly district: string;
  readonly carrier: string;
  readonly profile: string;
  readonly weeklyHours: string;
  readonly fullTimeHours: string;
  readonly fullTimeEquivalent: string;
  readonly tariff: string;
  readonly payGroup: string;
  readonly monthlyCostCents: number;
  readonly grantId?: string;
  readonly from: string;
  readonly to?: string;
  readonly vacant: boolean;
  readonly occupancies: readonly Occupancy[];
  readonly revision: number;
}

export interface Occupancy {
  readonly id: string;
  readonly facilitatorId: string;
  readonly name?: PersonName;
  readonly shareBasisPoints: number;
  readonly kind: string;
  readonly funded: boolean;
  readonly from: string;
  readonly to?: string;
}

export type PersonName = { readonly text?: string; readonly erased?: true };

/** The occupancies of one day. */
export const occupanciesOn = ({ occupancies }: Position, on: string): readonly Occupancy[] =>
  occupancies.filter(({ from, to }) => from <= on && (to === undefined || on < to));
