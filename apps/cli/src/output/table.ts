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

type Cells = readonly (readonly string[])[];

const GAP = '  ';

/**
 * A table of at most `width` characters where that can be done: texts wrap at blanks first, then references move below
 * their row, then words are broken. An infinite width (output into a file or pipe) leaves every row on one line.
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
  const whole = layout(columns, cells, width, 'keepWords');
  if (whole !== undefined) return render(columns, cells, whole, furtherLines);

  const inRow = columns.flatMap((column, index) => (column.reference ? [] : [index]));
  const kept = inRow.map((index) => columns[index] as Column<Row>);
  const keptCells = cells.map((row) => inRow.map((index) => row[index] ?? ''));
  const below = cells.map((row, number) => [
    ...columns.flatMap(({ reference, caption }, at) => (reference ? [`${GAP}${caption}: ${row[at] ?? ''}`] : [])),
    ...(furtherLines[number] ?? []),
  ]);
  const widths =
    layout(kept, keptCells, width, 'keepWords') ??
    layout(kept, keptCells, width, 'breakWords') ??
    minima(kept, keptCells, 'breakWords');
  return render(kept, keptCells, widths, below);
}

type Words = 'keepWords' | 'breakWords';

/** Widths of the columns in a table of at most `width` characters, the widest narrowed first; none if it cannot be. */
function layout<Row>(columns: readonly Column<Row>[], cells: Cells, width: number, words: Words) {
  const widths = columns.map(({ caption }, index) =>
    Math.max(charactersOf(caption), ...cells.map((row) => charactersOf(row[index] ?? ''))),
  );
  const least = minima(columns, cells, words);
  let excess = widths.reduce((sum, each) => sum + each, GAP.length * (columns.length - 1)) - width;
  for (; excess > 0; excess -= 1) {
    const wrapping = widths.map((each, index) => (each > (least[index] ?? 0) ? each : 0));
    const widest = Math.max(...wrapping);
    if (widest === 0) return undefined;
    widths[wrapping.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/** How narrow the columns may become. */
function minima<Row>(columns: readonly Column<Row>[], cells: Cells, words: Words): readonly number[] {
  return columns.map(({ caption, wrapsTo }, index) => {
    const longest = (partsOf: (text: string) => readonly string[]) =>
      Math.max(charactersOf(caption), ...cells.flatMap((row) => partsOf(row[index] ?? '').map(charactersOf)));
    if (wrapsTo === undefined) return longest((text) => [text]);
    return words === 'breakWords' ? Math.max(wrapsTo, charactersOf(caption)) : longest((text) => text.split(' '));
  });
}

function render<Row>(columns: readonly Column<Row>[], cells: Cells, widths: readonly number[], below: Cells): string {
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
