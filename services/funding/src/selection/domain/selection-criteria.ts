/** What bids are measured by. */
export interface Criterion {
  /** Short word, unique in the selection: `experience`. */
  readonly key: string;
  readonly caption: string;
  /** Whole number from 1; only the ratio of the weights counts. */
  readonly weight: number;
}

/** Points of one bid for one criterion, from 0 to the most that the selection gives. */
export interface Points {
  readonly criterion: string;
  readonly points: number;
}

/** Points times weight over all criteria: a whole number, so that two bids are never told apart by rounding. */
export const weightedPoints = (criteria: readonly Criterion[], points: readonly Points[]): number =>
  criteria.reduce(
    (sum, { key, weight }) => sum + weight * (points.find(({ criterion }) => criterion === key)?.points ?? 0),
    0,
  );

/** What a bid has with all points. */
export const mostWeightedPoints = (criteria: readonly Criterion[], maxPoints: number): number =>
  criteria.reduce((sum, { weight }) => sum + weight * maxPoints, 0);
