import { addDays, localDate } from '@lotsenbuch/kernel';
import type { InterfaceClient } from '../act/interface-client.js';
import { READER } from './answers.js';
import { Comparison, type Finding } from './finding.js';

const reportsOf = (year: number): readonly string[] => [
  `/v1/reports/budget-watch?year=${year}`,
  `/v1/reports/grants-per-year?year=${year}`,
  `/v1/reports/staffing?on=${year}-12-31&by=district`,
  `/v1/reports/staffing?on=${year}-12-31&by=carrier`,
  `/v1/reports/vacancies?from=${year}-01-01&to=${year + 1}-01-01`,
  '/v1/grants?limit=200',
  '/v1/carrier-selections?limit=200',
];

export type EarlierReports = ReadonlyMap<string, string>;

/** The reports of the year as known on the day before it was recorded, byte for byte. */
export const earlierReports = async (client: InterfaceClient, year: number, day: string): Promise<EarlierReports> => {
  const reports = new Map<string, string>();
  for (const report of reportsOf(year)) {
    const asked = `${report}&recordedBy=${addDays(localDate(day), -1)}`;
    const { status, text } = await client.text(READER, asked);
    // A problem names the request it belongs to.
    reports.set(asked, status === 200 ? text : String(status));
  }
  return reports;
};

const withoutDay = (text: string): string => text.replace(/"recordedBy":"[^"]*",?/, '');

/**
 * Invariant 11: replay to any day gives what was known then. What was known before the year is the same after it, and
 * replayed to today everything is what the read models say.
 */
export const timeStandsStill = async (
  client: InterfaceClient,
  year: number,
  day: string,
  today: string,
  before: EarlierReports,
): Promise<Finding> => {
  const compared = new Comparison();
  for (const [report, text] of await earlierReports(client, year, day)) {
    compared.same(report, text, before.get(report) ?? 'never asked');
  }
  for (const report of reportsOf(year)) {
    const live = await client.text(READER, report);
    const replayed = await client.text(READER, `${report}&recordedBy=${today}`);
    compared.same(`${report} replayed to ${today}`, withoutDay(replayed.text), withoutDay(live.text));
  }
  return compared.finding(
    '11: reports as known on a day stay as they were, and a replay to today gives what is live',
    'reports and lists with and without recordedBy',
  );
};
