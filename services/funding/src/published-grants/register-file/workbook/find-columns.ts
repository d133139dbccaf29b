import { err, ok, type Result } from '@lotsenbuch/kernel';
import { editDistance } from '../../../domain/edit-distance.js';
import { foldText } from '../../domain/text/fold.js';
import { CAPTIONS, type ColumnMeaning, EURO_UNITS, TOLERANT_CAPTION_LETTERS } from '../captions.js';
import type { RegisterFileRefused } from '../register-file-refused.js';
import { type Cell, cellName, type Sheet, type SheetRow } from './parse-sheets.js';

export interface Column {
  /** 0 is column A. */
  readonly index: number;
  readonly caption: string;
}

export interface Columns {
  readonly captionRow: number;
  readonly byMeaning: ReadonlyMap<ColumnMeaning, Column>;
  /** Columns without a meaning here. */
  readonly further: readonly Column[];
}

/** Titles and notes may stand above the captions, but not more than so many rows. */
const ROWS_SEARCHED = 50;

const textOf = (cell: Cell | undefined): string => (typeof cell?.v === 'string' ? cell.v : '');

const REQUIRED = CAPTIONS.filter(({ required }) => required);

/** A thousand euros must not be taken for one: such a caption is another one, and the column is missing. */
const THOUSANDS = /T€|Tsd|TEUR|Mio|Tausend/i;

const joined = (folded: string): string => folded.replaceAll(' ', '');

/** Blanks, punctuation and line breaks do not count, nor a unit at the end that leaves the amount in euros. */
const foldCaption = (caption: string): string => {
  const folded = foldText(caption);
  const unit = EURO_UNITS.find((candidate) => folded.endsWith(` ${candidate}`));
  return joined(unit === undefined ? folded : folded.slice(0, -unit.length));
};

const MEANINGS = CAPTIONS.map(({ meaning, captions }) => ({ meaning, captions: captions.map(joined) }));

const exactMeaning = (caption: string): ColumnMeaning | undefined => {
  const folded = foldCaption(caption);
  return THOUSANDS.test(caption) ? undefined : MEANINGS.find(({ captions }) => captions.includes(folded))?.meaning;
};

const differByOne = (known: string, folded: string): boolean =>
  known.length >= TOLERANT_CAPTION_LETTERS &&
  Math.abs(known.length - folded.length) <= 1 &&
  editDistance(known, folded) <= 1;

/** With one typing error, where that leaves a single meaning. */
const nearMeaning = (caption: string): ColumnMeaning | undefined => {
  const folded = foldCaption(caption);
  const near = MEANINGS.filter(({ captions }) => captions.some((known) => differByOne(known, folded)));
  return THOUSANDS.test(caption) || near.length !== 1 ? undefined : near[0]?.meaning;
};

interface Candidate {
  readonly row: SheetRow;
  readonly found: ReadonlyMap<ColumnMeaning, readonly Column[]>;
  readonly further: readonly Column[];
}

/** Exact captions first; a caption with a typing error counts only for a meaning that is not there otherwise. */
const candidateOf = (row: SheetRow): Candidate => {
  const columns = Object.entries(row.cells)
    .map(([key, cell]) => ({ index: Number(key), caption: textOf(cell) }))
    .filter(({ caption }) => caption.trim() !== '');
  const found = Map.groupBy(
    columns.filter(({ caption }) => exactMeaning(caption) !== undefined),
    ({ caption }) => exactMeaning(caption) as ColumnMeaning,
  );
  const near = Map.groupBy(
    columns.filter(({ caption }) => exactMeaning(caption) === undefined),
    ({ caption }) => nearMeaning(caption),
  );
  const further: Column[] = [];
  for (const [meaning, resembling] of near) {
    if (meaning === undefined || found.has(meaning)) further.push(...resembling);
    else found.set(meaning, resembling);
  }
  return { row, found, further: further.sort((a, b) => a.index - b.index) };
};

const missingIn = (candidate: Candidate | undefined): readonly string[] =>
  REQUIRED.filter(({ meaning }) => !candidate?.found.has(meaning)).map(({ captions }) => captions[0] ?? '');

/** The first row with all captions, else the one that comes nearest to it. */
const captionRowOf = (sheet: Sheet): Candidate | undefined => {
  let best: Candidate | undefined;
  for (const row of sheet.rows.slice(0, ROWS_SEARCHED)) {
    const candidate = candidateOf(row);
    if (candidate.found.size > (best?.found.size ?? 0)) best = candidate;
    if (missingIn(best).length === 0) break;
  }
  return best;
};

const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text.trim()}"`).join(', ');

/** Where the columns are, by their captions in any order. */
export const findColumns = (sheet: Sheet): Result<Columns, RegisterFileRefused> => {
  const best = captionRowOf(sheet);
  const missing = missingIn(best);
  if (best === undefined || missing.length > 0) {
    const captions = best === undefined ? [] : [...[...best.found.values()].flat(), ...best.further];
    const inRow = `in row ${best?.row.number} of the sheet "${sheet.name}"`;
    return err({
      code: 'columnsMissing',
      expected: `the columns ${quoted(missing)} in the row of captions`,
      found:
        captions.length === 0
          ? `no captions in the sheet "${sheet.name}"`
          : `${quoted(captions.map(({ caption }) => caption))} ${inRow}`,
      hint: 'Take the register as published; if its captions are new, they must be added to the list of captions.',
    });
  }
  const byMeaning = new Map<ColumnMeaning, Column>();
  for (const [meaning, columns] of best.found) {
    const [only, second] = columns;
    if (only === undefined) continue;
    if (second !== undefined) {
      return err({
        code: 'columnsAmbiguous',
        cell: cellName(sheet.name, best.row.number, second.index),
        expected: `one column for ${meaning}`,
        found: quoted(columns.map(({ caption }) => caption)),
        hint: 'Take the register as published; a file with both columns does not say which one counts.',
      });
    }
    byMeaning.set(meaning, only);
  }
  return ok({ captionRow: best.row.number, byMeaning, further: best.further });
};
