import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { LocalDate } from '@lotsenbuch/kernel';
import { findAll, type ViewAt } from '@lotsenbuch/projections';
import { awaitLogPosition } from '@lotsenbuch/service-kit';
import { NO_FIGURES, type PartFigures } from '../domain/part-figures.js';
import { PART_KEYS, type PartKey } from '../domain/parts.js';
import { formulaKey, yearKey } from './budget.projection.js';
import type { BudgetRow, EntryRow, FormulaRow, YearRow } from './budget-rows.js';

/** One budget year with everything that its figures consist of, at one log position. */
export interface BudgetYearView {
  readonly year: YearRow;
  readonly parts: Readonly<Record<PartKey, PartFigures>>;
  readonly entries: readonly EntryRow[];
}

/** A Berlin day whose end is meant: what was recorded by then. */
export interface KnownBy {
  readonly recordedBy?: LocalDate | undefined;
}

const isEntry = (row: BudgetRow): row is EntryRow =>
  row.kind === 'grant' || row.kind === 'block' || row.kind === 'contribution';

/** What can be asked about budget years, now or as known on a day. */
export class Budget {
  constructor(
    private readonly viewAt: ViewAt<BudgetRow>,
    private readonly consumer: RunningConsumer,
  ) {}

  /** Waits until the rows know this change. */
  awaitLogPosition(position: string | undefined): Promise<void> {
    return awaitLogPosition([this.consumer], position);
  }

  /** The latest year first. */
  async years({ recordedBy }: KnownBy): Promise<readonly YearRow[]> {
    const found = await findAll(await this.viewAt(recordedBy), {
      where: { kind: { equals: 'year' } },
      sort: { by: 'year', direction: 'descending' },
    });
    return found.flatMap(({ row }) => (row.kind === 'year' ? [row] : []));
  }

  async year(year: number, { recordedBy }: KnownBy): Promise<YearRow | undefined> {
    const row = await (await this.viewAt(recordedBy)).get(yearKey(year));
    return row?.kind === 'year' ? row : undefined;
  }

  /** Reads all of the year, which is some hundreds of rows. */
  async view(year: number, { recordedBy }: KnownBy): Promise<BudgetYearView | undefined> {
    const found = await findAll(await this.viewAt(recordedBy), { where: { year: { equals: year } } });
    const rows = found.map(({ row }) => row);
    const yearRow = rows.find((row) => row.kind === 'year');
    if (yearRow === undefined) return undefined;
    const figures = new Map(rows.flatMap((row) => (row.kind === 'part' ? [[row.part, row.figures] as const] : [])));
    return {
      year: yearRow,
      parts: Object.fromEntries(PART_KEYS.map((part) => [part, figures.get(part) ?? NO_FIGURES])) as Record<
        PartKey,
        PartFigures
      >,
      entries: rows.filter(isEntry),
    };
  }

  /** Ascending by version. */
  async formulas(year: number, { recordedBy }: KnownBy): Promise<readonly FormulaRow[]> {
    const where = { year: { equals: year }, kind: { equals: 'formula' } };
    const found = await findAll(await this.viewAt(recordedBy), { where });
    return found.flatMap(({ row }) => (row.kind === 'formula' ? [row] : [])).toSorted((a, b) => a.version - b.version);
  }

  async formula(year: number, formulaId: string, { recordedBy }: KnownBy): Promise<FormulaRow | undefined> {
    const row = await (await this.viewAt(recordedBy)).get(formulaKey(year, formulaId));
    return row?.kind === 'formula' ? row : undefined;
  }
}
