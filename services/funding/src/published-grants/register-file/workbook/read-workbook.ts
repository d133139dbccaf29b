import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { FurtherCell, PublishedCells } from '../../domain/events.js';
import { centsOf, precisionOf } from '../amount.js';
import type { ColumnMeaning } from '../captions.js';
import type { RegisterFile, RegisterRow } from '../register-file.js';
import type { RegisterFileRefused } from '../register-file-refused.js';
import { type Columns, findColumns } from './find-columns.js';
import { type Cell, cellName, parseSheets, type Sheet, type SheetRow } from './parse-sheets.js';
import { trustedParts } from './trusted-parts.js';
import { unpackWorkbook } from './unpack-workbook.js';

type WorkbookFile = Extract<RegisterFile, { reader: 'workbook' }>;

interface Table {
  readonly sheet: Sheet;
  readonly columns: Columns;
}

const YEAR = /^\d{4}$/;
const BY_VALUE = 'Take the register as published.';

/** The cell as text, exactly as published; a number as it is stored, without a format. */
const textOf = (cell: Cell | undefined): string => {
  if (cell?.v === undefined) return '';
  if (cell.t === 'e') return cell.w ?? 'an error';
  return String(cell.v);
};

const cellAt = ({ columns }: Table, row: SheetRow, meaning: ColumnMeaning): Cell | undefined => {
  const column = columns.byMeaning.get(meaning);
  return column === undefined ? undefined : row.cells[column.index];
};

const refusedCell = (
  { sheet, columns }: Table,
  row: SheetRow,
  meaning: ColumnMeaning,
  refusal: Omit<RegisterFileRefused, 'cell' | 'hint'>,
  hint: string = BY_VALUE,
): Result<never, RegisterFileRefused> =>
  err({ ...refusal, cell: cellName(sheet.name, row.number, columns.byMeaning.get(meaning)?.index ?? 0), hint });

const meaningsOf = (table: Table): readonly ColumnMeaning[] => [...table.columns.byMeaning.keys()];

/** Blank rows, and notes such as "Stand: 1. März" that fill a single cell beside the amount. */
const isNoGrant = (table: Table, row: SheetRow): boolean => {
  const filled = meaningsOf(table).filter((meaning) => textOf(cellAt(table, row, meaning)).trim() !== '');
  return filled.length === 0 || (filled.length === 1 && filled[0] !== 'amount');
};

const grantsOf = (table: Table): readonly SheetRow[] =>
  table.sheet.rows.filter((row) => row.number > table.columns.captionRow && !isNoGrant(table, row));

const amountOf = (table: Table, row: SheetRow): Result<number, RegisterFileRefused> => {
  const cell = cellAt(table, row, 'amount');
  const refused = (found: string): Result<never, RegisterFileRefused> =>
    refusedCell(table, row, 'amount', { code: 'amountNotANumber', expected: 'a number in euros', found });
  if (cell?.t === 's') return refused(`the text "${cell.v}"`);
  if (cell?.t === 'b') return refused('a truth value');
  if (cell === undefined || typeof cell.v !== 'number') return refused('no amount');
  const cents = centsOf(cell.v);
  return cents.ok ? cents : refused(cents.error);
};

/** Errors and formulas: of the figures the value counts that was published, not one that is computed when read. */
const refuseComputed = (table: Table, row: SheetRow): Result<never, RegisterFileRefused> | undefined => {
  for (const meaning of meaningsOf(table)) {
    const cell = cellAt(table, row, meaning);
    if (cell?.t === 'e') {
      return refusedCell(table, row, meaning, {
        code: 'formulaError',
        expected: 'a value',
        found: `the formula error ${textOf(cell)}`,
      });
    }
    if ((meaning === 'amount' || meaning === 'year') && (cell?.f ?? cell?.F) !== undefined) {
      return refusedCell(table, row, meaning, {
        code: 'formula',
        expected: 'a value',
        found: `the formula =${cell?.f ?? cell?.F}`,
      });
    }
  }
  return undefined;
};

const furtherCells = ({ columns }: Table, row: SheetRow): readonly FurtherCell[] =>
  columns.further
    .map(({ index, caption }) => ({ caption, text: textOf(row.cells[index]) }))
    .filter(({ text }) => text !== '');

const publishedCells = (table: Table, row: SheetRow): PublishedCells => {
  const text = (meaning: ColumnMeaning): string => textOf(cellAt(table, row, meaning));
  const { byMeaning } = table.columns;
  const further = furtherCells(table, row);
  return {
    recipient: text('recipient'),
    funder: text('funder'),
    purpose: text('purpose'),
    policyField: text('policyField'),
    year: text('year'),
    amount: text('amount'),
    ...(byMeaning.has('kind') && { kind: text('kind') }),
    ...(byMeaning.has('address') && { address: text('address') }),
    ...(further.length > 0 && { further }),
  };
};

const readRow = (
  table: Table,
  row: SheetRow,
  year: number,
): Result<Omit<RegisterRow, 'amountPrecision'>, RegisterFileRefused> => {
  const computed = refuseComputed(table, row);
  if (computed !== undefined) return computed;
  const cells = publishedCells(table, row);
  const found = cells.year.trim();
  if (found !== String(year)) {
    const hint = YEAR.test(found) ? `Import the register of ${found} as that year.` : BY_VALUE;
    return refusedCell(
      table,
      row,
      'year',
      { code: 'wrongYear', expected: `the year ${year}`, found: found === '' ? 'no year' : `"${found}"` },
      hint,
    );
  }
  const amountCents = amountOf(table, row);
  return amountCents.ok ? ok({ row: row.number, cells, amountCents: amountCents.value }) : amountCents;
};

const allRowsAreOf = (table: Table, year: number): boolean =>
  grantsOf(table).every((row) => textOf(cellAt(table, row, 'year')).trim() === String(year));

/** The sheet with the captions; where several have them, the one whose rows are all of the year asked for. */
const chooseTable = (sheets: readonly Sheet[], year: number): Result<Table, RegisterFileRefused> => {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const searched = filled.map((sheet) => ({ sheet, columns: findColumns(sheet) }));
  const tables = searched.flatMap(({ sheet, columns }) => (columns.ok ? [{ sheet, columns: columns.value }] : []));
  const ofYear = tables.length > 1 ? tables.filter((table) => allRowsAreOf(table, year)) : tables;
  const [only, ...others] = ofYear;
  if (only !== undefined && others.length === 0) return ok(only);
  if (tables.length > 1) {
    return err({
      code: 'sheetsAmbiguous',
      expected: `one sheet with grants of ${year}`,
      found: `${ofYear.length} among ${tables.map(({ sheet }) => `"${sheet.name}"`).join(', ')}`,
      hint: 'Keep the sheet that is the register of this year, and save the others elsewhere.',
    });
  }
  const refusals = searched.flatMap(({ columns }) => (columns.ok ? [] : [columns.error]));
  const refusal = refusals.find(({ code }) => code === 'columnsAmbiguous') ?? refusals[0];
  return err(refusal ?? { code: 'empty', expected: 'a sheet with grants', found: 'only empty sheets', hint: BY_VALUE });
};

const readTable = (table: Table, year: number): Result<WorkbookFile, RegisterFileRefused> => {
  const rows: Omit<RegisterRow, 'amountPrecision'>[] = [];
  for (const row of grantsOf(table)) {
    const read = readRow(table, row, year);
    if (!read.ok) return read;
    rows.push(read.value);
  }
  if (rows.length === 0) {
    const found = `none below the captions of the sheet "${table.sheet.name}"`;
    return err({ code: 'empty', expected: 'rows with grants', found, hint: BY_VALUE });
  }
  const amountPrecision = precisionOf(rows.map(({ amountCents }) => amountCents));
  return ok({
    reader: 'workbook',
    year,
    sheet: table.sheet.name,
    rows: rows.map((row) => ({ ...row, amountPrecision })),
  });
};

/**
 * Reads the register of one year from an .xlsx file as it was published. One bad cell in any row refuses the file: half
 * a register is no evidence.
 */
export const readWorkbook = async (bytes: Buffer, year: number): Promise<Result<WorkbookFile, RegisterFileRefused>> => {
  const parts = await unpackWorkbook(bytes);
  if (!parts.ok) return parts;
  const trusted = trustedParts(parts.value);
  if (!trusted.ok) return trusted;
  const sheets = parseSheets(trusted.value);
  if (!sheets.ok) return sheets;
  const table = chooseTable(sheets.value, year);
  return table.ok ? readTable(table.value, year) : table;
};
