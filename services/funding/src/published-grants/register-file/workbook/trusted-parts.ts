import { isUtf8 } from 'node:buffer';
import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { RegisterFileRefused } from '../register-file-refused.js';
import type { WorkbookParts } from './unpack-workbook.js';

/** Tags of one sheet; the register of 2019 has 0.4 million for 11,581 rows. */
export const MAX_TAGS = 3_000_000;
/** Array formulas of one sheet: each of them is compared with every cell. */
const MAX_ARRAY_FORMULAS = 100;

const CONTENT_TYPES = '[Content_Types].xml';
const MARKUP_PART = /\.(?:xml|rels|vml)$/i;
const BINARY_WORKBOOK = /sheet\.binary|\/workbook\.bin/i;
const OVERRIDE = /<(?:\w+:)?Override\b[^>]*>/g;
const PART_NAME = /\bPartName\s*=\s*["']\/?([^"']+)["']/;
const USED_TYPES = /sheet\.main\+xml|worksheet\+xml|sharedStrings\+xml/;
const WORKBOOK_TYPE = /sheet\.main\+xml/;
const WORKSHEET_TYPE = /worksheet\+xml/;
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

/** Names in lower case: names of parts are compared without regard to case. */
const partsOfType = (contentTypes: string, type: RegExp): ReadonlySet<string> =>
  new Set(
    (contentTypes.match(OVERRIDE) ?? [])
      .filter((override) => type.test(override))
      .map((override) => (PART_NAME.exec(override)?.[1] ?? '').toLowerCase()),
  );

/**
 * Keeps what holds the cells of a workbook (sheets, shared texts, and what leads to them), so that nothing else in the
 * file can reach the parser.
 */
export const trustedParts = (parts: WorkbookParts): Result<TrustedParts, RegisterFileRefused> => {
  const contentTypes = parts.get(CONTENT_TYPES)?.toString('utf8') ?? '';
  if (BINARY_WORKBOOK.test(contentTypes)) return refused('notAWorkbook', 'a binary workbook (.xlsb)', 'an .xlsx file');
  if (!WORKBOOK_TYPE.test(contentTypes)) return refused('notAWorkbook', 'an archive without workbook', 'an .xlsx file');
  const used = partsOfType(contentTypes, USED_TYPES);
  const worksheets = partsOfType(contentTypes, WORKSHEET_TYPE);
  const kept = new Map<string, Buffer>();
  let formulas = false;
  for (const [name, content] of parts) {
    const isUsed = name === CONTENT_TYPES || used.has(name.toLowerCase()) || RELATIONSHIPS.test(name);
    if (MARKUP_PART.test(name)) {
      const refusal = refuseMarkup(name, content, isUsed);
      if (refusal !== undefined) return refusal;
    }
    if (!isUsed) continue;
    if (name === CONTENT_TYPES) {
      const types = contentTypes.replace(OVERRIDE, (override) => (USED_TYPES.test(override) ? override : ''));
      kept.set(name, Buffer.from(types));
    } else if (worksheets.has(name.toLowerCase())) {
      const cells = cellsOf(content);
      const refusal = refuseSheet(name, cells);
      if (refusal !== undefined) return refusal;
      formulas ||= FORMULA.some((tag) => cells.includes(tag));
      kept.set(name, cells);
    } else {
      kept.set(name, content);
    }
  }
  return ok({ parts: kept, worksheets: worksheets.size, formulas });
};
