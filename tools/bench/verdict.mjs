/** @typedef {{ min: number, median: number, max: number }} Spread */

/**
 * Judged by the median. The distance is how far the median lies on the good side of the goal (+) or on the bad one (−),
 * in per cent of the goal.
 * @param {import('./paths.mjs').Goal} goal
 * @param {Spread} ratio
 * @returns {{ verdict: 'met' | 'missed' | 'shown', distance?: number }}
 */
export function judge({ atLeast, atMost }, { median }) {
  const goal = atLeast ?? atMost;
  if (goal === undefined) return { verdict: 'shown' };
  const better = atLeast === undefined ? goal - median : median - goal;
  return { verdict: better >= 0 ? 'met' : 'missed', distance: (better / goal) * 100 };
}
