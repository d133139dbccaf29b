import { isUtf8 } from 'node:buffer';
import { err, isLocalDate, ok, type Result } from '@lotsenbuch/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { isDistrict } from '../../domain/place.js';
import type { HeadcountKind, ReportedFigure, ReportedTotal } from '../domain/events.js';

/** Why a file was not read; nothing of it is recorded. */
export interface HeadcountFileRefused {
  /** `line 3, column count`; absent where it is not about one cell. */
  readonly cell?: string;
  readonly expected: string;
  readonly found: string;
}

/** A line that is no headcount of one district on one day; it is told and left out. */
export interface LineApart {
  readonly row: number;
  readonly reason: 'noReportingDay' | 'otherMeasure' | 'severalDistricts';
}

export interface FiguresOfDay {
  readonly figures: readonly ReportedFigure[];
  readonly totals: readonly ReportedTotal[];
}

export interface HeadcountFile {
  /** By reporting day, ascending. */
  readonly days: ReadonlyMap<string, FiguresOfDay>;
  readonly apart: readonly LineApart[];
}

const COLUMNS = ['date_or_year', 'district_key', 'district', 'measure', 'count', 'note', 'source'] as const;
type Line = Readonly<Record<(typeof COLUMNS)[number], string>>;

const KINDS: ReadonlyMap<string, HeadcountKind> = new Map([
  ['all_facilitators_any_funding', 'all'],
  ['of_which_jobcenter_measures_AGH_FAV', 'jobCentre'],
  ['of_which_state_framework_programme', 'programme'],
]);
const TOTAL = 'Berlin total';
const COUNT = /^\d{1,6}$/;
/** A day, also one that the calendar does not have. */
const LOOKS_LIKE_A_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** All figures of a day have to fit into one event. */
const MAX_TEXT = 500;

const wrongCell = (row: number, column: string, expected: string, found: string): Result<never, HeadcountFileRefused> =>
  err({ cell: `line ${row}, column ${column}`, expected, found: `"${found.slice(0, 100)}"` });

type LineRead =
  | { readonly kind: 'figure'; readonly day: string; readonly figure: ReportedFigure }
  | { readonly kind: 'total'; readonly day: string; readonly total: ReportedTotal }
  | { readonly kind: 'apart'; readonly apart: LineApart };

const apart = (row: number, reason: LineApart['reason']): Result<LineRead, never> =>
  ok({ kind: 'apart', apart: { row, reason } });

const readLine = (line: Line, row: number): Result<LineRead, HeadcountFileRefused> => {
  const [day, key, measure, count] = [line.date_or_year, line.district_key, line.measure, line.count].map((text) =>
    text.trim(),
  ) as [string, string, string, string];
  if (!COUNT.test(count)) return wrongCell(row, 'count', 'a whole number of people from 0', count);
  const kind = KINDS.get(measure);
  if (kind === undefined) return apart(row, 'otherMeasure');
  if (!LOOKS_LIKE_A_DAY.test(day)) return apart(row, 'noReportingDay');
  if (!isLocalDate(day)) return wrongCell(row, 'date_or_year', 'a calendar day YYYY-MM-DD', day);
  if (key.includes(';')) return apart(row, 'severalDistricts');
  if (key === '' && line.district.trim() === TOTAL) {
    return ok({ kind: 'total', day, total: { kind, count: Number(count), row } });
  }
  if (!isDistrict(key)) {
    return wrongCell(row, 'district_key', `a district key from 01 to 12, or none with "${TOTAL}" as district`, key);
  }
  for (const column of ['note', 'source'] as const) {
    if (line[column].length > MAX_TEXT) {
      return wrongCell(row, column, `at most ${MAX_TEXT} characters`, `${line[column].length} characters`);
    }
  }
  const note = line.note.trim();
  const figure = { district: key, kind, count: Number(count), row, source: line.source.trim() };
  return ok({ kind: 'figure', day, figure: { ...figure, ...(note !== '' && { note }) } });
};

const recordsOf = (bytes: Buffer): Result<readonly (readonly string[])[], HeadcountFileRefused> => {
  if (!isUtf8(bytes)) return err({ expected: 'text in UTF-8', found: 'other bytes' });
  try {
    return ok(parse(bytes.toString('utf8'), { bom: true, skip_empty_lines: false }));
  } catch (fault) {
    return err({
      expected: 'comma-separated values',
      found: fault instanceof CsvError ? fault.message : String(fault),
    });
  }
};

/**
 * Reads headcounts as they were published, in the layout of `examples/positions-by-district-year.csv`. Total rows are
 * kept apart, because adding them would count everybody twice.
 */
export const readHeadcountFile = (bytes: Buffer): Result<HeadcountFile, HeadcountFileRefused> => {
  const records = recordsOf(bytes);
  if (!records.ok) return records;
  const [captions = [], ...rest] = records.value;
  if (captions.join() !== COLUMNS.join()) {
    return err({ cell: 'line 1', expected: `the columns ${COLUMNS.join(',')}`, found: captions.join().slice(0, 200) });
  }
  const days = new Map<string, { figures: ReportedFigure[]; totals: ReportedTotal[] }>();
  const linesApart: LineApart[] = [];
  const seen = new Map<string, number>();
  for (const [index, record] of rest.entries()) {
    const row = index + 2;
    const line = Object.fromEntries(COLUMNS.map((column, at) => [column, record[at] ?? ''])) as unknown as Line;
    const read = readLine(line, row);
    if (!read.ok) return read;
    if (read.value.kind === 'apart') {
      linesApart.push(read.value.apart);
      continue;
    }
    const { day } = read.value;
    const cell = [day, line.district_key.trim(), line.measure.trim()].join(' ');
    const before = seen.get(cell);
    if (before !== undefined)
      return wrongCell(row, 'measure', 'one figure per day, district and measure', `also in line ${before}`);
    seen.set(cell, row);
    const ofDay = days.get(day) ?? { figures: [], totals: [] };
    if (read.value.kind === 'figure') ofDay.figures.push(read.value.figure);
    else ofDay.totals.push(read.value.total);
    days.set(day, ofDay);
  }
  if (days.size === 0) return err({ expected: 'at least one headcount of a district on a day', found: 'none' });
  return ok({ days: new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1))), apart: linesApart });
};
