// Importing the larger published register (unpack, check, read, classify, decide, append durably) against merely parsing
// the same workbook with the same library. Each import goes to an empty store, as the first one of a year does.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as sheetjs from '@e965/xlsx';
import { createCommandHandler, openSqliteEventStore } from '@lotsenbuch/event-store';
import { CURRENT_RULE } from '../../services/funding/dist/published-grants/domain/classification/current-rule.js';
import { publishedRegisterAggregate } from '../../services/funding/dist/published-grants/domain/published-register.js';
import { readRegisterFile } from '../../services/funding/dist/published-grants/register-file/read-register-file.js';
import { toImportCommand } from '../../services/funding/dist/published-grants/to-import-command.js';
import { benchFolder, interleave, progress, ratios, report, size, spread } from './measure.mjs';

const ROUNDS = size(9, 3);

const folderOfRegisters = process.env.REGISTER_DIR || fileURLToPath(new URL('../../examples/', import.meta.url));
const workbooks = existsSync(folderOfRegisters)
  ? readdirSync(folderOfRegisters).filter((name) => name.endsWith('.xlsx'))
  : [];
const [largest] = workbooks
  .map((name) => join(folderOfRegisters, name))
  .sort((one, other) => statSync(other).size - statSync(one).size);

if (largest === undefined) {
  report({ notMeasured: `there is no workbook in ${basename(folderOfRegisters)}` });
} else {
  await measure(largest);
}

async function measure(path) {
  const file = readFileSync(path);
  const year = yearsIn(file)[0];
  progress(`${basename(path)}, year ${year}`);
  const folder = benchFolder();
  let recorded = 0;

  const importing = async (round) => {
    const eventStore = await openSqliteEventStore({ file: join(folder, `store-${round}.sqlite`) });
    const commands = createCommandHandler({ store: eventStore });
    const commandId = `00000000-0000-8000-8000-${String(round).padStart(12, '0')}`;
    const context = { commandId, actor: 'bench:officer', correlationId: 'bench' };
    const started = performance.now();
    const read = await readRegisterFile(file, year);
    if (!read.ok) throw new Error(`${basename(path)} is refused: ${JSON.stringify(read.error)}`);
    const command = toImportCommand(commandId, file, read.value, CURRENT_RULE);
    const outcome = await commands.handle(publishedRegisterAggregate, String(year), command, context);
    const took = performance.now() - started;
    await eventStore.close();
    if (outcome.kind !== 'accepted') throw new Error(`${basename(path)} was not recorded: ${JSON.stringify(outcome)}`);
    recorded = outcome.events.length;
    return took;
  };
  const parsing = async () => {
    const started = performance.now();
    sheetjs.read(file, { dense: true, cellHTML: false, cellFormula: false });
    return performance.now() - started;
  };

  await importing(ROUNDS);
  await parsing();
  const figures = await interleave(ROUNDS, { importing, parsing });
  progress(`${recorded} events`);
  report({
    ratios: { importAgainstParsing: spread(ratios(figures, 'importing', 'parsing')) },
    figures: [
      { name: `import of ${basename(path)}`, unit: 'ms', ...spread(figures.importing) },
      { name: 'parsing the same workbook', unit: 'ms', ...spread(figures.parsing) },
    ],
  });
}

/** The years that occur in the column `Jahr` of the first sheet, the most frequent first. */
function yearsIn(file) {
  const { Sheets, SheetNames } = sheetjs.read(file);
  const counts = new Map();
  for (const { Jahr } of sheetjs.utils.sheet_to_json(Sheets[SheetNames[0]])) {
    counts.set(Number(Jahr), (counts.get(Number(Jahr)) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([year]) => year);
}
