export type CsvValue = string | number | boolean | undefined;

/** One column of a list as a table. */
export interface CsvColumn<Item> {
  readonly name: string;
  value(item: Item): CsvValue;
}

// What a spreadsheet would run as a formula, or strip and then run.
const FORMULA = /^[=+\-@\t\r\n]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** The line with the column names. */
export const csvHead = <Item>(columns: readonly CsvColumn<Item>[]): string => csvLine(columns.map(({ name }) => name));

/** The line of one item. */
export const csvRow = <Item>(columns: readonly CsvColumn<Item>[], item: Item): string =>
  csvLine(columns.map((column) => column.value(item)));

/**
 * One line as RFC 4180 has it: commas, CRLF, quotation marks where needed. Text that a spreadsheet would take for a
 * formula gets an apostrophe in front; numbers stay numbers.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
