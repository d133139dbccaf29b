import { isUtf8 } from 'node:buffer';
import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { RegisterFileRefused } from '../register-file-refused.js';
import { CONTENT_TYPES, ContentTypes } from './content-types.js';
import type { WorkbookParts } from './unpack-workbook.js';

/** Tags of one sheet; the register of 2019 has 0.4 million for 11,581 rows. */
export const MAX_TAGS = 3_000_000;
/** Array formulas of one sheet: each of them is compared with every cell. */
const MAX_ARRAY_FORMULAS = 100;

const MARKUP_PART = /\.(?:xml|rels|vml)$/i;
const MACRO_PART = /(?:^|\/)(?:vbaProject[^/]*\.bin|vbaData\.xml)$|\/(?:macrosheets|activeX)\//i;
const MACRO_TYPE = /macroEnabled|vbaProject|macrosheet/i;
const BINARY_WORKBOOK_TYPE = /sheet\.binary/i;
const WORKBOOK_TYPE = /spreadsheetml\.(?:sheet|template)\.main\+xml$/;
const WORKSHEET_TYPE = /spreadsheetml\.worksheet\+xml$/;
const USED_TYPES = /spreadsheetml\.(?:(?:sheet|template)\.main|worksheet|sharedStrings)\+xml$/;
const RELATIONSHIPS = /^(?!.*worksheets\/).*_rels\/[^/]+\.rels$/i;
const DECLARED_ENCODING = /^[^>]*\bencoding\s*=\s*["']([^"']+)["']/;
const READABLE_ENCODINGS = ['utf-8', 'utf8', 'us-ascii', 'ascii'];
const TAG = 0x3c;
const FORMULA = [Buffer.from('<f'), Buffer.from(':f')];

/** The parts that are read, with everything else cut away, and how many sheets with cells they hold. */
export interface TrustedParts {
  readonly parts: WorkbookParts;
  readonly worksheets: number;
  /** False where no sheet can hold a formula, so that nobody needs to look for them. */
  readonly formulas: boolean;
}

const refused = (
  code: RegisterFileRefused['code'],
  found: string,
  expected: string,
): Result<never, RegisterFileRefused> =>
  err({ code, expected, found, hint: 'Open the register in a spreadsheet program and save it as .xlsx.' });

const dangerousMarkup = (name: string, found: string): Result<never, RegisterFileRefused> =>
  refused('dangerousMarkup', `${found} in the part ${name}`, 'plain cells as a spreadsheet program writes them');

/** Markup in which entities could grow, or hide what is read. */
const refuseMarkup = (name: string, content: Buffer, used: boolean): Result<never, RegisterFileRefused> | undefined => {
  const encoding = DECLARED_ENCODING.exec(content.toString('latin1', 0, 200))?.[1]?.toLowerCase() ?? 'utf-8';
  if (!READABLE_ENCODINGS.includes(encoding) || !isUtf8(content) || content.includes(0)) {
    return dangerousMarkup(name, 'text that is not UTF-8');
  }
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) return dangerousMarkup(name, 'a DOCTYPE');
  if (used && content.includes('<!')) return dangerousMarkup(name, 'a comment or CDATA section');
  return undefined;
};

/** Stands in for the rest of the sheet, so that the parser does not search for it through all the cells. */
const BEFORE_CELLS = Buffer.from(
  '<sheetPr/><dimension ref="A1"/><sheetViews></sheetViews><autoFilter ref="A1"/><pageMargins/>',
);

/** Only the cells of a sheet: hyperlinks, merged ranges, drawings and the declared size are never read. */
const cellsOf = (content: Buffer): Buffer => {
  const start = content.indexOf('sheetData');
  const end = content.lastIndexOf('sheetData>');
  if (start < 0 || end <= start) return Buffer.from('<sheetData></sheetData>');
  return content.subarray(content.lastIndexOf('<', start), end + 'sheetData>'.length);
};

const count = (content: Buffer, text: string): number => {
  let found = 0;
  for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) found += 1;
  return found;
};

const tagsIn = (content: Buffer): number => {
  let tags = 0;
  for (let at = 0; at < content.length; at += 1) if (content[at] === TAG) tags += 1;
  return tags;
};

const refuseSheet = (name: string, cells: Buffer): Result<never, RegisterFileRefused> | undefined => {
  const tags = tagsIn(cells);
  if (tags > MAX_TAGS) {
    return refused('tooLarge', `${tags} tags in the part ${name}`, `at most ${MAX_TAGS}, some 80,000 rows`);
  }
  const arrays = count(cells, 't="array"');
  return arrays > MAX_ARRAY_FORMULAS
    ? refused('tooLarge', `${arrays} array formulas in the part ${name}`, `at most ${MAX_ARRAY_FORMULAS}`)
    : undefined;
};

/** The type of a binary workbook speaks of macros whether it has some or not. */
const isMacroType = (type: string): boolean => MACRO_TYPE.test(type) && !BINARY_WORKBOOK_TYPE.test(type);

/** Word processor documents and the like are archives too; macros are found by name or by type. */
const refusePackage = (
  types: ContentTypes | undefined,
  names: readonly string[],
): Result<never, RegisterFileRefused> | undefined => {
  const typesOf = names.map((name) => types?.typeOf(name) ?? '');
  const macro = names.find((name, index) => MACRO_PART.test(name) || isMacroType(typesOf[index] ?? ''));
  if (macro !== undefined) return refused('macros', `macros in the part ${macro}`, 'a workbook without macros');
  if (typesOf.some((type) => BINARY_WORKBOOK_TYPE.test(type))) {
    return refused('notAWorkbook', 'a binary workbook (.xlsb)', 'an Excel workbook (.xlsx)');
  }
  return typesOf.some((type) => WORKBOOK_TYPE.test(type))
    ? undefined
    : refused('notAWorkbook', 'a zip archive that holds no workbook', 'an Excel workbook (.xlsx)');
};

/**
 * Keeps what holds the cells of a workbook (sheets, shared texts, and what leads to them), so that nothing else in the
 * file can reach the parser. Macros are refused; nothing outside the file is followed.
 */
export const trustedParts = (parts: WorkbookParts): Result<TrustedParts, RegisterFileRefused> => {
  const types = ContentTypes.of(parts);
  const notOurs = refusePackage(types, [...parts.keys()]);
  if (types === undefined || notOurs !== undefined)
    return notOurs ?? refused('notAWorkbook', 'an archive', 'a workbook');
  const kept = new Map<string, Buffer>();
  let worksheets = 0;
  let formulas = false;
  for (const [name, content] of parts) {
    const isUsed = name === CONTENT_TYPES || USED_TYPES.test(types.typeOf(name)) || RELATIONSHIPS.test(name);
    if (MARKUP_PART.test(name)) {
      const refusal = refuseMarkup(name, content, isUsed);
      if (refusal !== undefined) return refusal;
    }
    if (!isUsed) continue;
    if (WORKSHEET_TYPE.test(types.typeOf(name))) {
      const cells = cellsOf(content);
      const refusal = refuseSheet(name, cells);
      if (refusal !== undefined) return refusal;
      formulas ||= FORMULA.some((tag) => cells.includes(tag));
      worksheets += 1;
      kept.set(name, Buffer.concat([BEFORE_CELLS, cells]));
    } else {
      kept.set(name, name === CONTENT_TYPES ? types.reducedTo(USED_TYPES) : content);
    }
  }
  return ok({ parts: kept, worksheets, formulas });
};
