import { type Aggregate, assertNever, type Decider, ok } from '@lotsenbuch/kernel';
import type { HeadcountEvent, HeadcountKind, ReportedFigure, ReportedTotal } from './events.js';

/** A figure as it stands after all corrections, with the file it was last taken from. */
export interface Headcount extends ReportedFigure {
  readonly file: string;
  /** Earlier figures, the first reported first. */
  readonly corrected: readonly number[];
}

export interface HeadcountTotal extends ReportedTotal {
  readonly file: string;
}

export interface HeadcountDay {
  readonly day?: string;
  readonly figures: readonly Headcount[];
  readonly totals: readonly HeadcountTotal[];
}

/** What one file says about one day. */
export interface ReportHeadcounts {
  readonly day: string;
  readonly file: string;
  readonly figures: readonly ReportedFigure[];
  readonly totals: readonly ReportedTotal[];
}

const decide = ({ day, file, figures, totals }: ReportHeadcounts, state: HeadcountDay) => {
  const known = (figure: ReportedFigure) =>
    state.figures.find(({ district, kind }) => district === figure.district && kind === figure.kind);
  const knownTotal = (total: ReportedTotal) => state.totals.find(({ kind }) => kind === total.kind);
  const newFigures = figures.filter((figure) => known(figure) === undefined);
  const newTotals = totals.filter((total) => knownTotal(total) === undefined);
  const events: HeadcountEvent[] = [];
  const about = { schemaVersion: 1, effectiveOn: day } as const;
  if (newFigures.length + newTotals.length > 0) {
    events.push({ type: 'HeadcountsReported', ...about, data: { day, file, figures: newFigures, totals: newTotals } });
  }
  for (const { count, ...figure } of figures) {
    const before = known({ count, ...figure });
    if (before === undefined || before.count === count) continue;
    events.push({
      type: 'HeadcountCorrected',
      ...about,
      data: { day, file, from: before.count, to: count, ...figure },
    });
  }
  for (const { count, ...total } of totals) {
    const before = knownTotal({ count, ...total });
    if (before === undefined || before.count === count) continue;
    events.push({
      type: 'HeadcountTotalCorrected',
      ...about,
      data: { day, file, from: before.count, to: count, ...total },
    });
  }
  return ok(events);
};

const evolve = (state: HeadcountDay, event: HeadcountEvent): HeadcountDay => {
  switch (event.type) {
    case 'HeadcountsReported': {
      const { day, file, figures, totals } = event.data;
      return {
        day,
        figures: [...state.figures, ...figures.map((figure) => ({ ...figure, file, corrected: [] }))],
        totals: [...state.totals, ...totals.map((total) => ({ ...total, file }))],
      };
    }
    case 'HeadcountCorrected': {
      const { day: _, from, to, ...source } = event.data;
      return {
        ...state,
        figures: state.figures.map((figure) =>
          figure.district === source.district && figure.kind === source.kind
            ? { ...source, count: to, corrected: [...figure.corrected, from] }
            : figure,
        ),
      };
    }
    case 'HeadcountTotalCorrected': {
      const { kind, to, row, file } = event.data;
      return {
        ...state,
        totals: state.totals.map((total) => (total.kind === kind ? { kind, count: to, row, file } : total)),
      };
    }
    default:
      return assertNever(event);
  }
};

/** Stream `headcount-<reporting day>`. A figure that a later file leaves out stays: leaving out is no correction. */
const headcountDecider: Decider<HeadcountDay, ReportHeadcounts, HeadcountEvent, never> = {
  version: 'headcount/1',
  initialState: { figures: [], totals: [] },
  decide,
  evolve,
};

export const headcountAggregate: Aggregate<HeadcountDay, ReportHeadcounts, HeadcountEvent, never> = {
  category: 'headcount',
  decider: headcountDecider,
  touches: (event) => [event.data.day],
};

/** Sum of the districts' figures; undefined where none is known. */
export const sumOfDistricts = ({ figures }: Pick<HeadcountDay, 'figures'>, kind: HeadcountKind): number | undefined => {
  const ofKind = figures.filter((figure) => figure.kind === kind);
  return ofKind.length === 0 ? undefined : ofKind.reduce((sum, { count }) => sum + count, 0);
};

/** A total of a file that is not the sum of the districts: for a person to look at. */
export interface TotalDiffers {
  readonly day: string;
  readonly kind: HeadcountKind;
  readonly sum: number;
  readonly total: number;
  readonly row: number;
}

export const differingTotals = (state: HeadcountDay): readonly TotalDiffers[] =>
  state.totals.flatMap(({ kind, count, row }) => {
    const sum = sumOfDistricts(state, kind) ?? 0;
    return sum === count ? [] : [{ day: state.day ?? '', kind, sum, total: count, row }];
  });
