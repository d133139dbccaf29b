import { foldProjection } from '@lotsenbuch/projections';
import { given, recorded } from '@lotsenbuch/testing';
import fc from 'fast-check';
import { anAppropriation, aReservation } from '../domain/budget-year.fixture.js';
import { aLivedYear } from '../domain/lived-year.fixture.js';
import { freeCentsOf, NO_FIGURES } from '../domain/part-figures.js';
import { PART_KEYS, type PartKey } from '../domain/parts.js';
import { budgetWatchAnswer } from '../watch-budget/budget-watch-answer.js';
import type { BudgetYearView } from './budget.js';
import { budgetProjection } from './budget.projection.js';
import type { BudgetRow, EntryRow, YearRow } from './budget-rows.js';

const viewOf = (rows: readonly BudgetRow[]): BudgetYearView => ({
  year: rows.find((row): row is YearRow => row.kind === 'year') as YearRow,
  parts: Object.fromEntries(
    PART_KEYS.map((part) => {
      const row = rows.find((each) => each.kind === 'part' && each.part === part);
      return [part, row?.kind === 'part' ? row.figures : NO_FIGURES];
    }),
  ) as BudgetYearView['parts'],
  entries: rows.filter((row): row is EntryRow => ['grant', 'block', 'contribution'].includes(row.kind)),
});

test('after any commands the rows have the figures of the decider, and the lines of a part sum to its free funds', () => {
  fc.assert(
    fc.property(aLivedYear, ({ events, states }) => {
      const rows = [...foldProjection(budgetProjection, recorded('budgetYear-2026', ...events)).values()];
      const view = viewOf(rows);
      expect(view.parts).toEqual(states.at(-1)?.parts);
      for (const { part, lines } of budgetWatchAnswer(view, 'everything', undefined).parts) {
        const sum = lines.reduce((total, { effectCents }) => total + effectCents, 0);
        expect(sum).toBe(freeCentsOf(view.parts[part as PartKey]));
      }
    }),
    { numRuns: 50 },
  );
});

test('a reservation touches the rows of its part and its grant, and not the revision of the year', () => {
  const reserved = aReservation('FundsReserved', { decisionId: 'd1', amountCents: 100, free: [300, 200] });
  const opened = anAppropriation({ parts: { 'district-07': 300 } });
  const [, event] = recorded('budgetYear-2026', opened, reserved);
  expect(event && budgetProjection.keys(event)).toEqual(['2026/part/district-07', '2026/grant/district-07/g1']);
  given(budgetProjection, ...recorded('budgetYear-2026', opened, reserved)).thenRows({
    '2026/year': {
      kind: 'year',
      year: 2026,
      version: 1,
      stage: 'final',
      address: { chapter: '1120', title: '68406', part: '1' },
      totalCents: 300,
      effectiveOn: '2026-01-01',
      revision: 0,
    },
    ...Object.fromEntries(
      PART_KEYS.map((part) => [
        `2026/part/${part}`,
        {
          kind: 'part',
          year: 2026,
          part,
          figures: part === 'district-07' ? { ...NO_FIGURES, amountCents: 300, reservedCents: 100 } : NO_FIGURES,
        },
      ]),
    ),
    '2026/grant/district-07/g1': {
      kind: 'grant',
      year: 2026,
      part: 'district-07',
      grantId: 'g1',
      charge: { approvedCents: 0, loweringCents: 0 },
      decisions: [{ decisionId: 'd1', amountCents: 100, status: 'reserved' }],
    },
  });
});
