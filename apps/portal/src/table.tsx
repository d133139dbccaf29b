import type { ComponentChildren } from 'preact';
import { ScrollRegion } from './scroll-region.js';

export interface Column {
  readonly caption: string;
  readonly isNumber?: boolean;
}

export interface TableRow {
  readonly key: string;
  /** One for each column, the first is what the row is about; null where there is nothing to say. */
  readonly cells: readonly ComponentChildren[];
}

interface TableProps {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly total?: TableRow | undefined;
}

// A phone shows each row as a block, and what is not displayed as a table is one to assistive technology only by role.
const TABLE = { role: 'table' } as const;
const GROUP = { role: 'rowgroup' } as const;
const ROW = { role: 'row' } as const;
const COLUMN_HEADER = { role: 'columnheader' } as const;
const ROW_HEADER = { role: 'rowheader' } as const;
const CELL = { role: 'cell' } as const;

/** A table that a phone shows row by row, each value with the caption of its column. */
export const Table = ({ name, columns, rows, total }: TableProps) => {
  const classOf = (index: number, content?: ComponentChildren) =>
    [columns[index]?.isNumber === true ? 'number' : '', content === null ? 'nothing' : ''].join(' ').trim() ||
    undefined;
  const rowView = ({ key, cells: [first, ...others] }: TableRow) => (
    <tr key={key} {...ROW}>
      <th scope="row" {...ROW_HEADER}>
        {first}
      </th>
      {others.map((content, index) => (
        <td key={index} class={classOf(index + 1, content)} data-label={columns[index + 1]?.caption} {...CELL}>
          <div>{content ?? '–'}</div>
        </td>
      ))}
    </tr>
  );
  return (
    <ScrollRegion name={name}>
      <table class="stack" {...TABLE}>
        <thead {...GROUP}>
          <tr {...ROW}>
            {columns.map(({ caption }, index) => (
              <th key={caption} scope="col" class={classOf(index)} {...COLUMN_HEADER}>
                {caption}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...GROUP}>{rows.map(rowView)}</tbody>
        {total !== undefined && <tfoot {...GROUP}>{rowView(total)}</tfoot>}
      </table>
    </ScrollRegion>
  );
};
