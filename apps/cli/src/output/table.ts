import { oneLine } from './one-line.js';
import { charactersOf, wrap } from './wrap.js';

export interface Column<Row> {
  readonly caption: string;
  value(row: Row): string;
  readonly align?: 'right';
  /** May be broken into lines, down to this many characters; without it the column keeps its width. */
  readonly wrapsTo?: number;
  /** An id to copy: where the table is too wide it moves to a line of its own below the row. */
  readonly reference?: true;
}

const GAP = '  ';

/**
 * A table of at most `width` characters where that can be done: texts wrap first, then references move below their row.
 * An infinite width (output into a file or pipe) leaves every row on one line.
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
  /** Further lines about a row, below it. */
  details: (row: Row) => readonly string[] = () => [],
): string {
  const furtherLines = rows.map((row) => details(row).map((text) => `${GAP}${oneLine(text)}`));
  const cells = rows.map((row) => columns.map((column) => oneLine(column.value(row))));
  const all = layout(columns, cells, width);
  if (all.fits) return render(columns, cells, all.widths, furtherLines);

  const inRow = columns.flatMap((column, index) => (column.reference ? [] : [index]));
  const below = columns.flatMap((column, index) => (column.reference ? [index] : []));
  const kept = inRow.map((index) => columns[index] as Column<Row>);
  const keptCells = cells.map((row) => inRow.map((index) => row[index] ?? ''));
  const references = cells.map((row, number) => [
    ...below.map((index) => `${GAP}${(columns[index] as Column<Row>).caption}: ${row[index] ?? ''}`),
    ...(furtherLines[number] ?? []),
  ]);
  return render(kept, keptCells, layout(kept, keptCells, width).widths, references);
}

interface Layout {
  readonly widths: readonly number[];
  readonly fits: boolean;
}

function layout<Row>(columns: readonly Column<Row>[], cells: readonly (readonly string[])[], width: number): Layout {
  const widths = columns.map(({ caption }, index) =>
    Math.max(charactersOf(caption), ...cells.map((row) => charactersOf(row[index] ?? ''))),
  );
  let excess = widths.reduce((sum, each) => sum + each, GAP.length * (columns.length - 1)) - width;
  while (excess > 0) {
    const widest = widestThatWraps(columns, widths);
    if (widest === undefined) return { widths, fits: false };
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return { widths, fits: true };
}

function widestThatWraps<Row>(columns: readonly Column<Row>[], widths: readonly number[]): number | undefined {
  let widest: number | undefined;
  columns.forEach(({ wrapsTo, caption }, index) => {
    const width = widths[index] ?? 0;
    if (wrapsTo === undefined || width <= Math.max(wrapsTo, charactersOf(caption))) return;
    if (widest === undefined || width > (widths[widest] ?? 0)) widest = index;
  });
  return widest;
}

function render<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly string[])[],
  widths: readonly number[],
  below: readonly (readonly string[])[],
): string {
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.align))
      .join(GAP)
      .trimEnd();
  const lines = [line(columns.map(({ caption }) => caption)), line(widths.map((width) => '─'.repeat(width)))];
  cells.forEach((row, number) => {
    const wrapped = row.map((text, index) => wrap(text, widths[index] ?? 0));
    const height = Math.max(...wrapped.map((parts) => parts.length));
    for (let at = 0; at < height; at += 1) lines.push(line(wrapped.map((parts) => parts[at] ?? '')));
    lines.push(...(below[number] ?? []));
  });
  return lines.join('\n');
}

const pad = (text: string, width: number, align: 'right' | undefined): string => {
  const blanks = ' '.repeat(Math.max(0, width - charactersOf(text)));
  return align === 'right' ? blanks + text : text + blanks;
};
