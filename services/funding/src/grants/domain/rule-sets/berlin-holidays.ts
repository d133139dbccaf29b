import { addDays, dayNumberOf, type LocalDate, localDate } from '@lotsenbuch/kernel';
import { easterSunday } from './easter.js';

const LAW = 'Gesetz über die Sonn- und Feiertage (Berlin) of 28 October 1954';

interface Holiday {
  readonly name: string;
  /** Day of every year as `MM-DD`, or days after Easter Sunday. */
  readonly day: string | number;
  readonly source: string;
  /** First and last year in which it was or is one; absent: all that this calendar knows. */
  readonly firstYear?: number;
  readonly lastYear?: number;
}

const inOneYear = (year: number) => ({ firstYear: year, lastYear: year });

/** Public holidays in Berlin by law, for the years from 1991 on. */
export const BERLIN_HOLIDAYS: readonly Holiday[] = [
  { name: 'Neujahr', day: '01-01', source: LAW },
  { name: 'Internationaler Frauentag', day: '03-08', source: `${LAW}, amended in January 2019`, firstYear: 2019 },
  { name: 'Karfreitag', day: -2, source: LAW },
  { name: 'Ostermontag', day: 1, source: LAW },
  { name: 'Tag der Arbeit', day: '05-01', source: LAW },
  { name: 'Tag der Befreiung', day: '05-08', source: `${LAW}, for 2020 only`, ...inOneYear(2020) },
  { name: 'Tag der Befreiung', day: '05-08', source: `${LAW}, for 2025 only`, ...inOneYear(2025) },
  { name: 'Christi Himmelfahrt', day: 39, source: LAW },
  { name: 'Pfingstmontag', day: 50, source: LAW },
  { name: 'Jahrestag des Volksaufstands', day: '06-17', source: `${LAW}, for 2028 only`, ...inOneYear(2028) },
  { name: 'Tag der Deutschen Einheit', day: '10-03', source: 'Unification Treaty, article 2 (2)' },
  { name: 'Reformationstag', day: '10-31', source: `${LAW}, for 2017 only`, ...inOneYear(2017) },
  { name: 'Erster Weihnachtstag', day: '12-25', source: LAW },
  { name: 'Zweiter Weihnachtstag', day: '12-26', source: LAW },
];

/** The holidays of one year, as day and name, in the order of the list. */
export const holidaysOf = (year: number): readonly { readonly day: LocalDate; readonly name: string }[] =>
  BERLIN_HOLIDAYS.filter(({ firstYear = year, lastYear = year }) => firstYear <= year && year <= lastYear).map(
    ({ name, day }) => ({
      name,
      day: typeof day === 'number' ? addDays(easterSunday(year), day) : localDate(`${year}-${day}`),
    }),
  );

/** Whether the day is a public holiday in Berlin; a Sunday as such is none. */
export const isHoliday = (day: LocalDate): boolean =>
  holidaysOf(Number(day.slice(0, 4))).some((holiday) => holiday.day === day);

/** 0 is Sunday, 6 Saturday; 1 January 1970 was a Thursday. */
const weekdayOf = (day: LocalDate): number => (((dayNumberOf(day) + 4) % 7) + 7) % 7;

/** Neither Saturday nor Sunday nor holiday (§ 31 (3) VwVfG). */
export const isWorkingDay = (day: LocalDate): boolean => ![0, 6].includes(weekdayOf(day)) && !isHoliday(day);

/** The day itself, or the first working day after it. */
export const workingDayFrom = (day: LocalDate): LocalDate =>
  isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
