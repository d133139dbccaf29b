import { calendarDay, dayNumber, daysOfMonth } from './calendar.js';
import { dayNumberOf, type LocalDate, localDateOf } from './local-date.js';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const berlinClock = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Europe/Berlin',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** Milliseconds since 1 January 1970 UTC. A leap second is refused: no clock of ours writes one. */
const epochMs = (instant: string): number => {
  const match = INSTANT.exec(instant);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match?.slice(1, 7).map(Number) ?? [];
  if (match === null || day < 1 || day > daysOfMonth(year, month)) {
    throw new RangeError(
      `"${instant}" is no instant: expected RFC 3339 with an offset, such as 2026-03-29T01:00:00.000Z`,
    );
  }
  const ms = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = Number(`${match[8] ?? '+'}1`) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0));
  const seconds = (hour * 60 + minute) * 60 + second;
  return dayNumber({ year, month, day }) * MS_PER_DAY + seconds * 1000 + ms - offset * MS_PER_MINUTE;
};

/** Read off the clock of the time zone database, which takes some ten microseconds. */
const offsetOnClock = (ms: number): number => {
  const clock = Object.fromEntries(berlinClock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = clock;
  const wholeSecond = Math.floor(ms / 1000) * 1000;
  return dayNumber({ year, month, day }) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000 - wholeSecond;
};

let lastHour = { hour: Number.NaN, offsetMs: 0 };

/**
 * How far clocks in Berlin are ahead of UTC at an instant: one hour, or two in summer. Within an hour of UTC since 1970
 * the offset is the same, and whoever folds a log asks for one hour over and over.
 */
const berlinOffsetMs = (ms: number): number => {
  const hour = Math.floor(ms / MS_PER_HOUR);
  if (hour < 0) return offsetOnClock(ms);
  if (hour !== lastHour.hour) lastHour = { hour, offsetMs: offsetOnClock(ms) };
  return lastHour.offsetMs;
};

const formatInstant = (ms: number): string => {
  const { year, month, day } = calendarDay(Math.floor(ms / MS_PER_DAY));
  const secondOfDay = Math.floor(ms / 1000) - Math.floor(ms / MS_PER_DAY) * 86_400;
  const clock = [Math.floor(secondOfDay / 3600), Math.floor(secondOfDay / 60) % 60, secondOfDay % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${clock.map(two).join(':')}.000Z`;
};

/**
 * The calendar day in Berlin at an instant (RFC 3339 with `Z` or an offset, any number of fractional digits).
 * @throws RangeError if `instant` is none, or its day is outside the range of {@link LocalDate}
 */
export const berlinDayOf = (instant: string): LocalDate => {
  const ms = epochMs(instant);
  return localDateOf(Math.floor((ms + berlinOffsetMs(ms)) / MS_PER_DAY));
};

/**
 * The instant at which a Berlin day ends and the next begins: RFC 3339, UTC, three fractional digits. The day holds
 * what is strictly before it; with `recordedAt` of an envelope it compares as a string.
 */
export const endOfBerlinDay = (day: LocalDate): string => {
  const midnight = (dayNumberOf(day) + 1) * MS_PER_DAY;
  // The offset shortly before: since 1917 clocks change in the small hours (now 01:00 UTC), never at midnight.
  return formatInstant(midnight - berlinOffsetMs(midnight - 3 * MS_PER_HOUR));
};
