import { isUtf8 } from 'node:buffer';
import { err, ok, type Result } from '@lotsenbuch/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import type { DistrictFinding, FurtherCell } from '../../domain/events.js';
import { centsOf, precisionOf } from '../amount.js';
import type { RegisterFile, VerifiedRow } from '../register-file.js';
import type { RegisterFileRefused } from '../register-file-refused.js';

type CsvFile = Extract<RegisterFile, { reader: 'csv' }>;
type Line = ReadonlyMap<string, string>;
type UnmeasuredRow = Omit<VerifiedRow, 'amountPrecision'>;

const CELLS = {
  recipient: 'carrier_as_published',
  funder: 'funder',
  purpose: 'project_purpose_as_published',
  year: 'year',
  amount: 'amount_eur',
} as const;
const DISTRICT = 'district_key';
const DISTRICT_BASIS = 'district_basis';
const REQUIRED: readonly string[] = [...Object.values(CELLS), DISTRICT, DISTRICT_BASIS, 'source'];
const HINT = 'Correct the file, or leave the line out.';
const AMOUNT = /^-?\d+(?:\.\d{1,2})?$/;
const YEAR = /^\d{4}$/;
const DISTRICT_KEY = /^(?:0[1-9]|1[0-2])$/;

/** How the file says the district is known, and what that is here. */
const FINDINGS: { readonly [basis: string]: DistrictFinding['basis'] } = {
  '': 'unknown',
  unknown: 'unknown',
  purpose_or_name_names_district: 'namedInPurpose',
  inferred_from_other_record_of_same_carrier: 'inferredFromCarrier',
  inferred_from_carrier_address_and_2014_model_project_districts: 'inferredFromCarrier',
  '17/17464: supra-district mobile team': 'supraDistrict',
};

const wrongCell = (
  row: number,
  column: string,
  refusal: Pick<RegisterFileRefused, 'code' | 'expected' | 'found'>,
): Result<never, RegisterFileRefused> => err({ ...refusal, cell: `line ${row}, column ${column}`, hint: HINT });

const at = (line: Line, column: string): string => line.get(column) ?? '';

const districtOf = (line: Line, row: number): Result<DistrictFinding, RegisterFileRefused> => {
  const basis = FINDINGS[at(line, DISTRICT_BASIS).trim()];
  const district = at(line, DISTRICT).trim();
  if (basis === undefined) {
    const expected = `one of ${Object.keys(FINDINGS)
      .filter((known) => known !== '')
      .join(', ')}`;
    return wrongCell(row, DISTRICT_BASIS, { code: 'unknownValue', expected, found: `"${at(line, DISTRICT_BASIS)}"` });
  }
  const needsKey = basis === 'namedInPurpose' || basis === 'inferredFromCarrier';
  if (needsKey !== DISTRICT_KEY.test(district) || (!needsKey && district !== '')) {
    const expected = needsKey ? 'a district key from 01 to 12' : 'no district key';
    return wrongCell(row, DISTRICT, { code: 'unknownValue', expected, found: `"${district}"` });
  }
  return ok(needsKey ? { basis, district } : { basis: basis === 'supraDistrict' ? basis : 'unknown' });
};

const amountOf = (line: Line, row: number): Result<number, RegisterFileRefused> => {
  const text = at(line, CELLS.amount);
  const cents = AMOUNT.test(text) ? centsOf(Number(text)) : err(`"${text}"`);
  return cents.ok
    ? cents
    : wrongCell(row, CELLS.amount, { code: 'amountNotANumber', expected: 'euros such as 81526', found: cents.error });
};

const furtherCells = (line: Line): readonly FurtherCell[] => {
  const named: readonly string[] = Object.values(CELLS);
  return [...line].flatMap(([caption, text]) => (named.includes(caption) || text === '' ? [] : [{ caption, text }]));
};

const readLine = (line: Line, row: number): Result<UnmeasuredRow, RegisterFileRefused> => {
  const district = districtOf(line, row);
  if (!district.ok) return district;
  const amountCents = amountOf(line, row);
  if (!amountCents.ok) return amountCents;
  const cells = {
    recipient: at(line, CELLS.recipient),
    funder: at(line, CELLS.funder),
    purpose: at(line, CELLS.purpose),
    year: at(line, CELLS.year),
    amount: at(line, CELLS.amount),
    further: furtherCells(line),
  };
  return ok({ row, cells, amountCents: amountCents.value, district: district.value });
};

const linesOf = (text: string): Result<readonly (readonly string[])[], RegisterFileRefused> => {
  try {
    return ok(parse(text, { bom: true, skip_empty_lines: false }));
  } catch (error) {
    const found = error instanceof CsvError ? error.message : String(error);
    return err({ code: 'damaged', expected: 'comma-separated values', found, hint: HINT });
  }
};

const refuseCaptions = (captions: readonly string[]): Result<never, RegisterFileRefused> | undefined => {
  const missing = REQUIRED.filter((caption) => !captions.includes(caption));
  const double = captions.filter((caption, index) => captions.indexOf(caption) !== index);
  if (missing.length === 0 && double.length === 0) return undefined;
  return err({
    code: missing.length > 0 ? 'columnsMissing' : 'columnsAmbiguous',
    expected: missing.length > 0 ? `the columns ${missing.join(', ')}` : 'each caption once',
    found: missing.length > 0 ? captions.join(', ') : double.join(', '),
    hint: HINT,
  });
};

/**
 * Reads grants of one year from a list that somebody has checked already: every line belongs to the programme, and the
 * file says how the district is known. Lines of other years are left for their own import.
 */
export const readVerifiedCsv = (bytes: Buffer, year: number): Result<CsvFile, RegisterFileRefused> => {
  if (!isUtf8(bytes)) {
    return err({ code: 'textNotReadable', expected: 'text in UTF-8', found: 'other bytes', hint: HINT });
  }
  const lines = linesOf(bytes.toString('utf8'));
  if (!lines.ok) return lines;
  const [captions = [], ...records] = lines.value;
  const wrongCaptions = refuseCaptions(captions);
  if (wrongCaptions !== undefined) return wrongCaptions;
  const rows: UnmeasuredRow[] = [];
  for (const [index, record] of records.entries()) {
    const line = new Map(captions.map((caption, column) => [caption, record[column] ?? '']));
    const row = index + 2;
    const found = at(line, CELLS.year).trim();
    if (!YEAR.test(found)) {
      return wrongCell(row, CELLS.year, { code: 'wrongYear', expected: 'a year such as 2013', found: `"${found}"` });
    }
    if (found !== String(year)) continue;
    const read = readLine(line, row);
    if (!read.ok) return read;
    rows.push(read.value);
  }
  if (rows.length === 0) {
    return err({ code: 'empty', expected: `lines of ${year}`, found: 'none', hint: HINT });
  }
  const amountPrecision = precisionOf(rows.map(({ amountCents }) => amountCents));
  return ok({ reader: 'csv', year, rows: rows.map((row) => ({ ...row, amountPrecision })) });
};

/** True if the first line has the captions of such a list. */
export const looksLikeVerifiedCsv = (bytes: Buffer): boolean => {
  const firstLine = bytes.toString('utf8', 0, 1000).split('\n', 1)[0] ?? '';
  return firstLine.includes(CELLS.recipient) && firstLine.includes(DISTRICT_BASIS);
};
