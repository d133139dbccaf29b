import * as sheetjs from '@e965/xlsx';
import type { FileBody } from './http-client.js';

/** A value as a person types it; an object for what has no value of its own, such as a formula or an error. */
export type WorkbookCell = string | number | boolean | undefined | sheetjs.CellObject;

export interface WorkbookOptions {
  /** Default `Worksheet`. */
  readonly sheet?: string;
  /** Adds a part with macros. */
  readonly macros?: boolean;
}

/** An .xlsx file with one sheet of these rows, as a spreadsheet program saves it. */
export function workbookOf(rows: readonly (readonly WorkbookCell[])[], options: WorkbookOptions = {}): FileBody {
  const { sheet = 'Worksheet', macros = false } = options;
  const workbook = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(workbook, sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row])), sheet);
  if (macros) Object.assign(workbook, { vbaraw: new Uint8Array([1, 2, 3]) });
  const written: Uint8Array = sheetjs.write(workbook, { type: 'buffer', bookType: macros ? 'xlsm' : 'xlsx' });
  return {
    bytes: new Uint8Array(written),
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}
