import { given } from '@lotsenbuch/testing';
import type { HeadcountEvent, ReportedFigure } from './events.js';
import { differingTotals, headcountAggregate } from './headcount-day.js';

const DAY = '2015-10-31';
const figure = (count: number, row = 2): ReportedFigure => ({
  district: '07',
  kind: 'programme',
  count,
  row,
  source: 'https://example.org/inquiry',
});
const reported: HeadcountEvent = {
  type: 'HeadcountsReported',
  schemaVersion: 1,
  effectiveOn: DAY,
  data: { day: DAY, file: 'aa', figures: [figure(9)], totals: [{ kind: 'programme', count: 9, row: 40 }] },
};
const file = (name: string, figures: readonly ReportedFigure[], total?: number) => ({
  day: DAY,
  file: name,
  figures,
  totals: total === undefined ? [] : [{ kind: 'programme' as const, count: total, row: 40 }],
});

describe('headcounts of a reporting day', () => {
  test('are recorded with file and row', () => {
    given(headcountAggregate.decider)
      .when(file('aa', [figure(9)], 9))
      .thenEvents(reported);
  });

  test('do not change when the same figures come again, in whatever file', () => {
    given(headcountAggregate.decider, reported)
      .when(file('bb', [figure(9, 77)], 9))
      .thenEvents();
  });

  test('are corrected with both values', () => {
    const { count: _, ...place } = figure(11, 5);
    given(headcountAggregate.decider, reported)
      .when(file('bb', [figure(11, 5)], 11))
      .thenEvents(
        {
          type: 'HeadcountCorrected',
          schemaVersion: 1,
          effectiveOn: DAY,
          data: { day: DAY, file: 'bb', from: 9, to: 11, ...place },
        },
        {
          type: 'HeadcountTotalCorrected',
          schemaVersion: 1,
          effectiveOn: DAY,
          data: { day: DAY, file: 'bb', kind: 'programme', from: 9, to: 11, row: 40 },
        },
      );
  });

  test('are not withdrawn by a file that leaves them out', () => {
    given(headcountAggregate.decider, reported).when(file('bb', [])).thenEvents();
  });

  test('may differ from the total of their file, which is an open point and no error', () => {
    const state = headcountAggregate.decider.evolve(headcountAggregate.decider.initialState, {
      ...reported,
      data: { ...reported.data, totals: [{ kind: 'programme', count: 10, row: 40 }] },
    } as HeadcountEvent);
    expect(differingTotals(state)).toEqual([{ day: DAY, kind: 'programme', sum: 9, total: 10, row: 40 }]);
  });
});
