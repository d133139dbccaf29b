import * as sheetjs from '@e965/xlsx';
import { ZipFile } from 'yazl';
import { unpackWorkbook } from './workbook/unpack-workbook.js';

/** A cell of a test workbook: a plain value, or a cell as the library writes it (formulas, errors). */
export type TestCell = string | number | boolean | null | sheetjs.CellObject;

export const CAPTIONS = ['Name', 'Geber', 'Art', 'Jahr', 'Anschrift', 'Politikbereich', 'Zweck', 'Betrag'] as const;

export const SENATE_2016 = 'Senatsverwaltung für Arbeit, Integration und Frauen';

/** One row under {@link CAPTIONS}, as the register of 2016 writes it. */
export const aRow = (changes: Partial<Record<(typeof CAPTIONS)[number], TestCell>> = {}): TestCell[] => {
  const row: Record<(typeof CAPTIONS)[number], TestCell> = {
    Name: 'Albatros e. V.',
    Geber: SENATE_2016,
    Art: 'Projektförderung',
    Jahr: '2016',
    Anschrift: 'Berliner Straße 1, 13507 Berlin',
    Politikbereich: 'Integration',
    Zweck: 'Integrationslotsen Reinickendorf',
    Betrag: 331592,
    ...changes,
  };
  return CAPTIONS.map((caption) => row[caption]);
};

export const aRegister = (...rows: readonly (readonly TestCell[])[]): readonly (readonly TestCell[])[] => [
  [...CAPTIONS],
  ...rows,
];

type Rows = readonly (readonly TestCell[])[];

const isRows = (sheets: Rows | { readonly [name: string]: Rows }): sheets is Rows => Array.isArray(sheets);

export const aWorkbook = (sheets: Rows | { readonly [name: string]: Rows }): Buffer => {
  const workbook = sheetjs.utils.book_new();
  for (const [name, rows] of Object.entries(isRows(sheets) ? { Worksheet: sheets } : sheets)) {
    sheetjs.utils.book_append_sheet(workbook, sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  return sheetjs.write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
};

export const zipped = async (parts: ReadonlyMap<string, Buffer>): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, content] of parts) zip.addBuffer(content, name, { mtime: new Date(0) });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The same workbook with some of its parts changed, added, or removed (undefined). */
export const withParts = async (
  workbook: Buffer,
  changes: { readonly [name: string]: string | Buffer | undefined | ((before: string) => string) },
): Promise<Buffer> => {
  const unpacked = await unpackWorkbook(workbook);
  if (!unpacked.ok) throw new Error(`the test workbook is refused: ${unpacked.error.found}`);
  const parts = new Map(unpacked.value);
  for (const [name, change] of Object.entries(changes)) {
    const content = typeof change === 'function' ? change(parts.get(name)?.toString('utf8') ?? '') : change;
    if (content === undefined) parts.delete(name);
    else parts.set(name, Buffer.from(content));
  }
  return zipped(parts);
};

const CENTRAL_HEADER = 0x02014b50;

/** Declares another uncompressed size for a part in the archive's directory, as a zip bomb does. */
export const declaringSize = (archive: Buffer, part: string, size: number): Buffer => {
  const lying = Buffer.from(archive);
  for (let at = 0; at < lying.length - 46; at += 1) {
    if (lying.readUInt32LE(at) !== CENTRAL_HEADER) continue;
    const name = lying.toString('utf8', at + 46, at + 46 + lying.readUInt16LE(at + 28));
    if (name === part) lying.writeUInt32LE(size, at + 24);
  }
  return lying;
};
