import type { KnownOn } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { districtAnswer } from '../list-published-grants/published-grant-answer.js';
import { type PublishedGrantRow, type PublishedGrantStatus, statusOf } from '../read-model/published-grant-row.js';
import { PublishedGrantsReader, type PublishedGrantsSnapshot } from '../read-model/published-grants-reader.js';
import type { DistrictFiguresAnswer, PublishedFiguresAnswer, PublishedGrantsReportAnswer } from './report-answer.js';

/** Sums of what was published, by register year. */
@Injectable()
export class PublishedGrantsReport {
  constructor(private readonly reader: PublishedGrantsReader) {}

  async ofYear(year: number, knownOn: KnownOn = {}): Promise<PublishedGrantsReportAnswer> {
    return reportOf(year, await this.reader.snapshot({ year: { equals: year } }, knownOn));
  }

  /** One report for each register year there is, the earliest first. */
  async ofAllYears(): Promise<readonly PublishedGrantsReportAnswer[]> {
    return [...(await this.reader.snapshotsByYear())].map(([year, snapshot]) => reportOf(year, snapshot));
  }
}

const figures = (rows: readonly PublishedGrantRow[]): PublishedFiguresAnswer => ({
  records: rows.length,
  sumCents: rows.reduce((sum, { amountCents }) => sum + amountCents, 0),
});

const reportOf = (year: number, { rows, registry, repeats }: PublishedGrantsSnapshot): PublishedGrantsReportAnswer => {
  const withStatus = (status: PublishedGrantStatus) => rows.filter((row) => statusOf(row) === status);
  const byId = new Map(rows.map((row) => [row.recordId, row]));
  return {
    year,
    confirmed: figures(withStatus('confirmed')),
    inReview: figures(withStatus('inReview')),
    apart: figures(withStatus('apart')),
    suspectedRepeats: {
      groups: repeats.length,
      sumCents: repeats.reduce((sum, { excessCents }) => sum + excessCents, 0),
      items: repeats.map(({ records, amountCents }) => {
        const first = records.map(({ recordId }) => byId.get(recordId)).find((row) => row !== undefined);
        const carrier = first?.carrier.state === 'resolved' ? registry.resolve(first.carrier.carrierId) : undefined;
        return {
          ...(carrier && { carrier }),
          recipient: first?.cells.recipient ?? '',
          amountCents,
          records: records.map(({ recordId, purpose }) => ({ id: recordId, purpose })),
        };
      }),
    },
    districts: districtFigures(withStatus('confirmed')),
  };
};

const PLACE_ORDER = ['district', 'supraDistrict', 'unknown'];

const districtFigures = (rows: readonly PublishedGrantRow[]): readonly DistrictFiguresAnswer[] => {
  const byPlace = Map.groupBy(rows, (row) => {
    const found = districtAnswer(row);
    return found.district ?? found.basis;
  });
  return [...byPlace]
    .map(([place, ofPlace]): DistrictFiguresAnswer => {
      const found = ofPlace[0] && districtAnswer(ofPlace[0]);
      return found?.district === undefined
        ? { basis: place, ...figures(ofPlace) }
        : { basis: 'district', district: found.district, name: found.name ?? place, ...figures(ofPlace) };
    })
    .toSorted(
      (a, b) =>
        PLACE_ORDER.indexOf(a.basis) - PLACE_ORDER.indexOf(b.basis) ||
        (a.district ?? '').localeCompare(b.district ?? '', 'en'),
    );
};
