import * as sheetjs from '@e965/xlsx';
import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { RegisterFileRefused } from '../register-file-refused.js';
import type { TrustedParts } from './trusted-parts.js';

declare module '@e965/xlsx' {
  /** Part of the library's exports that its types leave out: a container of unpacked files in, a workbook out. */
  export function parse_zip(
    container: { FullPaths: string[]; FileIndex: { name: string; type: number; content: Buffer }[] },
    options: sheetjs.ParsingOptions,
  ): sheetjs.WorkBook;
}

export type Cell = sheetjs.CellObject;

/** A row that has cells, sparse: index 0 is column A. */
export interface SheetRow {
  /** 1-based, as a spreadsheet shows it. */
  readonly number: number;
  readonly cells: readonly (Cell | undefined)[];
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** What Excel itself puts into one cell at most. */
const MAX_CELL_CHARACTERS = 32_767;
const FILE_ENTRY = 2;

const damaged = (found: string, cell?: string): Result<never, RegisterFileRefused> =>
  err({
    code: 'damaged',
    ...(cell !== undefined && { cell }),
    expected: 'a workbook that is whole',
    found,
    hint: 'Download the register again.',
  });

export const cellName = (sheet: string, row: number, column: number): string =>
  `${sheet}!${sheetjs.utils.encode_cell({ r: row - 1, c: column })}`;

const refuseText = (value: Cell['v'], cell: () => string): Result<never, RegisterFileRefused> | undefined => {
  if (typeof value !== 'string') return undefined;
  if (value.length > MAX_CELL_CHARACTERS) return damaged(`a text of ${value.length} characters`, cell());
  return value.isWellFormed() ? undefined : damaged('half a character (a lone surrogate)', cell());
};

/** Rows with cells in their order. The sparse list is walked by its keys: a far row costs no more than a near one. */
const rowsOf = (
  name: string,
  data: sheetjs.DenseWorkSheet['!data'],
): Result<readonly SheetRow[], RegisterFileRefused> => {
  const rows: SheetRow[] = [];
  for (const key of Object.keys(data)) {
    const number = Number(key) + 1;
    const cells = data[Number(key)] ?? [];
    if (!(number <= LAST_ROW) || cells.length > LAST_COLUMN) return damaged(`a cell outside the sheet "${name}"`);
    for (let column = 0; column < cells.length; column += 1) {
      const refusal = refuseText(cells[column]?.v, () => cellName(name, number, column));
      if (refusal !== undefined) return refusal;
    }
    rows.push({ number, cells });
  }
  return ok(rows);
};

/** Reads the cells of all sheets; formats, links and styles are not looked at. */
export const parseSheets = ({
  parts,
  worksheets,
  formulas,
}: TrustedParts): Result<readonly Sheet[], RegisterFileRefused> => {
  const container = {
    FullPaths: [...parts.keys()],
    FileIndex: [...parts].map(([name, content]) => ({ name, type: FILE_ENTRY, content })),
  };
  let workbook: sheetjs.WorkBook;
  try {
    workbook = sheetjs.parse_zip(container, {
      dense: true,
      cellHTML: false,
      cellFormula: formulas,
      sheetStubs: formulas,
    });
  } catch (error) {
    return damaged(`a workbook that cannot be read (${error})`);
  }
  const sheets: Sheet[] = [];
  for (const name of workbook.SheetNames) {
    const data = workbook.Sheets[name]?.['!data'];
    if (data === undefined) continue;
    const rows = rowsOf(name, data);
    if (!rows.ok) return rows;
    sheets.push({ name, rows: rows.value });
  }
  return sheets.length < worksheets ? damaged('a sheet that cannot be read') : ok(sheets);
};
