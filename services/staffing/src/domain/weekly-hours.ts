/** Hours a week in hundredths of an hour, a whole number: 39.4 h is 3,940. */
export type WeeklyHours = number;

/** No working week is longer: hundredths of an hour. */
export const MAX_WEEKLY_HOURS: WeeklyHours = 6_000;

const DECIMAL = /^(?<hours>\d{1,2})(?:\.(?<hundredths>\d{1,2}))?$/;

/** Reads a decimal with at most two digits after the point (`39.4`, `39.40`, `35`); undefined unless 0.01 to 60.00. */
export const parseWeeklyHours = (text: string): WeeklyHours | undefined => {
  const parts = DECIMAL.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const hours = Number(parts.hours) * 100 + Number((parts.hundredths ?? '').padEnd(2, '0'));
  return hours >= 1 && hours <= MAX_WEEKLY_HOURS ? hours : undefined;
};

/** Two digits after the point: `39.40`. */
export const formatWeeklyHours = (hours: WeeklyHours): string =>
  `${Math.floor(hours / 100)}.${String(hours % 100).padStart(2, '0')}`;
