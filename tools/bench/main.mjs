// npm run bench: measures every path of paths.mjs in a process of its own, prints a table, and after a complete run
// writes docs/performance.md. A goal that is missed is a finding, not an error: the exit code is 0 unless a path could
// not be measured to its end (1; the page is then left alone) or the arguments are wrong (2).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { delayFsync } from './fsync-shim.mjs';
import { describeMachine } from './machine.mjs';
import { PATHS } from './paths.mjs';
import { performancePage, terminalTable } from './tables.mjs';
import { judge } from './verdict.mjs';

const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const FSYNC_DELAY_US = 1000;
const USAGE = `npm run bench -- [--quick] [--only NAME …] [--json]

  --quick      fewer and shorter rounds: to see that everything runs, not to compare
  --only NAME  one path; may be repeated: ${PATHS.map(({ name }) => name).join(', ')}
  --json       the outcome as JSON on standard output, instead of the table

A complete run takes about twelve minutes and writes docs/performance.md.
`;

const say = (text) => process.stderr.write(`${text}\n`);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const unknown = values.only.find((name) => !PATHS.some((path) => path.name === name));
    if (unknown !== undefined) throw new Error(`there is no path ${unknown}`);
    return values;
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** @returns what the script reported, or why there is nothing */
async function run({ script, delayedFsync }, quick) {
  const shim = delayedFsync ? delayFsync(FSYNC_DELAY_US) : { environment: {} };
  if ('notMeasured' in shim) return shim;
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, ...(quick ? ['--quick'] : [])], {
    env: { ...process.env, ...shim.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const [code, signal] = await once(child, 'close');
  if (code !== 0) return { crashed: `ended with ${signal ?? `exit code ${code}`}` };
  return JSON.parse(output);
}

const options = readArguments();
if (options.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const chosen = options.only.length === 0 ? PATHS : PATHS.filter(({ name }) => options.only.includes(name));
const machine = describeMachine();
const measured = [];
const started = performance.now();
for (const [index, path] of chosen.entries()) {
  say(`\n── ${index + 1} of ${chosen.length}: ${path.name}`);
  measured.push({ path, outcome: await run(path, options.quick) });
}
say(`\nmeasured in ${Math.round((performance.now() - started) / 1000)} s`);

const results = measured.flatMap(({ path, outcome }) =>
  path.goals.map((goal) => {
    const ratio = outcome.ratios?.[goal.ratio];
    return { goal, ratio, ...(ratio === undefined ? { verdict: outcome } : judge(goal, ratio)) };
  }),
);
const figures = measured.map(({ path, outcome }) => ({ name: path.name, figures: outcome.figures ?? [] }));
if (options.json) {
  process.stdout.write(`${JSON.stringify({ machine, results, figures }, null, 2)}\n`);
} else {
  process.stdout.write(terminalTable(results));
}
const isComplete = measured.every(({ outcome }) => !('crashed' in outcome));
if (isComplete && !options.quick && options.only.length === 0) {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(PAGE, performancePage({ date, machine, results, figures }));
  say('docs/performance.md is written.');
}
if (!isComplete) process.exitCode = 1;
