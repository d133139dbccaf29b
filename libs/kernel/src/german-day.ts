/** A Berlin day in a German sentence: `31.12.2026` for `2026-12-31`. */
export const germanDay = (day: string): string => day.split('-').toReversed().join('.');
