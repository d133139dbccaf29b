import { cents, sumMoney } from '@lotsenbuch/kernel';
import type { CarrierRegistry } from '../../carriers/read-model/carriers.js';
import type { GrantRow } from '../read-model/grants.projection.js';

export interface ReportLine {
  readonly key: string;
  readonly caption: string;
  readonly grants: number;
  /** What is approved for the budget year alone. */
  readonly approvedInYearCents: number;
  /** What is approved for all years of these grants; never to be added over several reports. */
  readonly approvedInTotalCents: number;
  readonly positionsApproved: number;
}

export interface GrantsReport {
  readonly year: number;
  readonly total: ReportLine;
  readonly perArea: readonly ReportLine[];
  readonly perCarrier: readonly ReportLine[];
}

interface Approved {
  readonly area: string;
  readonly carrierId: string;
  readonly inYear: number;
  readonly inTotal: number;
  readonly positions: number;
}

const lineOf = (key: string, caption: string, grants: readonly Approved[]): ReportLine => ({
  key,
  caption,
  grants: grants.length,
  approvedInYearCents: sumMoney(grants.map(({ inYear }) => cents(inYear))),
  approvedInTotalCents: sumMoney(grants.map(({ inTotal }) => cents(inTotal))),
  positionsApproved: grants.reduce((sum, { positions }) => sum + positions, 0),
});

/** Grants with something approved for a budget year; what is approved for that year and what in total stay apart. */
export const grantsReport = (year: number, rows: Iterable<GrantRow>, registry: CarrierRegistry): GrantsReport => {
  const approved = [...rows].flatMap(({ state: { terms } }): Approved[] => {
    const rate = terms?.rates.find((candidate) => candidate.year === year);
    if (terms === undefined || rate === undefined) return [];
    return [
      {
        area: terms.area,
        carrierId: registry.resolve(terms.carrierId)?.id ?? terms.carrierId,
        inYear: rate.amountCents,
        inTotal: terms.approvedCents,
        positions: terms.positionsApproved,
      },
    ];
  });
  const grouped = (keyOf: (grant: Approved) => string, captionOf: (key: string) => string) =>
    [...Map.groupBy(approved, keyOf)]
      .map(([key, grants]) => lineOf(key, captionOf(key), grants))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return {
    year,
    total: lineOf('total', 'total', approved),
    perArea: grouped(
      ({ area }) => area,
      (area) => area,
    ),
    perCarrier: grouped(
      ({ carrierId }) => carrierId,
      (id) => registry.nameOf(id),
    ),
  };
};
