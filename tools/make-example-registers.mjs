// Writes the reduced registers in examples/ from the full ones: REGISTER_DIR=<folder> node tools/make-example-registers.mjs
// The same registers give the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as sheetjs from '@e965/xlsx';

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));
const YEARS = [2016, 2019];
const ODDITIES_PER_KIND = 3;

const holds = (row, pattern) => row.some((cell) => typeof cell === 'string' && pattern.test(cell.normalize('NFC')));
/** Also across a hyphen, as the rule reads compounds: Kultur-Lotsen, Pilot-Stadtwerk. */
const isKeyword = (row) => holds(row, /l-?o-?t-?s|mütter/i);
/** Words near the facilitator word: typing errors of it, and other things that the rule must not take for it. */
const isNearMiss = (row) => holds(row, /integrations|mobile flüchtlings/i);
const isWithoutPurpose = (row, purpose) => row[purpose] === undefined;
const hasEdgeBlank = (row) => row.some((cell) => typeof cell === 'string' && cell !== cell.trim());
const hasLineBreak = (row) => holds(row, /\S\n+\S/);

const registers = process.env.REGISTER_DIR;
if (registers === undefined) {
  console.error('Set REGISTER_DIR to the folder with grants-register-2016.xlsx and grants-register-2019.xlsx.');
  process.exit(1);
}

/** Captions and the chosen rows in the order of the register, every cell as published. */
const reduce = (year) => {
  const workbook = sheetjs.read(readFileSync(join(registers, `grants-register-${year}.xlsx`)), { dense: true });
  const [captions, ...rows] = sheetjs.utils.sheet_to_json(workbook.Sheets[workbook.SheetNames[0]], { header: 1 });
  const purpose = captions.indexOf('Zweck');
  const first = (fits) => new Set(rows.filter(fits).slice(0, ODDITIES_PER_KIND));
  const odd = [first(hasEdgeBlank), first(hasLineBreak)];
  const chosen = rows.filter(
    (row) =>
      isKeyword(row) || isNearMiss(row) || isWithoutPurpose(row, purpose) || odd.some((oddities) => oddities.has(row)),
  );
  console.log(`${year}: ${chosen.length} of ${rows.length} rows`);
  return [captions, ...chosen];
};

const workbook = sheetjs.utils.book_new();
for (const year of YEARS) {
  sheetjs.utils.book_append_sheet(workbook, sheetjs.utils.aoa_to_sheet(reduce(year)), String(year));
}
const bytes = sheetjs.write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
writeFileSync(join(EXAMPLES, 'register-example.xlsx'), bytes);
