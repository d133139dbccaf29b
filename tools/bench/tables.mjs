const number = (value) => {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

const bound = ({ atLeast, atMost }) =>
  atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : '–';

/** Cells of one goal: goal, min, median, max, verdict, distance to the goal. */
function cells({ goal, ratio, verdict, distance }) {
  if (ratio === undefined) {
    const why = 'notMeasured' in verdict ? `not measured: ${verdict.notMeasured}` : `crashed: ${verdict.crashed}`;
    return [bound(goal), '', '', '', why, ''];
  }
  const { min, median, max } = ratio;
  const sign = distance >= 0 ? '+' : '−';
  const apart = distance === undefined ? '' : `${sign}${Math.abs(distance).toFixed(0)} %`;
  return [bound(goal), number(min), number(median), number(max), verdict, apart];
}

/** For a terminal: two lines for each goal, because the words are long. */
export function terminalTable(results) {
  const rows = results.map((result) => ({ words: result.goal, cells: cells(result) }));
  const head = ['goal', 'min', 'median', 'max', 'verdict', 'distance'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row.cells[column].length)));
  const line = (values) =>
    values
      .map((value, column) => value.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  const blocks = rows.map(
    ({ words, cells: values }) => `${words.path}\n  against ${words.against}\n    ${line(values)}`,
  );
  return `\n    ${line(head)}\n${blocks.join('\n')}\n`;
}

const markdown = (head, alignment, rows) =>
  [head, alignment, ...rows].map((values) => `| ${values.join(' | ')} |`).join('\n');

const goalTable = (results) =>
  markdown(
    ['path', 'against, in the same run', 'goal', 'min', 'median', 'max', 'verdict', 'distance'],
    ['---', '---', '---', '--:', '--:', '--:', '---', '--:'],
    results.map((result) => [result.goal.path, result.goal.against, ...cells(result)]),
  );

const figureTable = (figures) =>
  markdown(
    ['run', 'what', 'min', 'median', 'max', 'unit'],
    ['---', '---', '--:', '--:', '--:', '---'],
    figures.flatMap(({ name, figures: ofRun }) =>
      ofRun.map(({ name: what, unit, min, median, max }) => [
        name,
        what,
        number(min),
        number(median),
        number(max),
        unit,
      ]),
    ),
  );

/** docs/performance.md. */
export const performancePage = ({ date, machine, results, figures }) => `# What it costs

Written by \`npm run bench\`; run it to have these figures for your machine. Every path is measured against what is there
to be lost or gained: the bare database, the bare HTTP server, the bare process. Both sides take turns, round by round,
so that a busy machine disturbs them alike; the ratio is taken within each round, and a goal is judged by the median of the
ratios. The distance says how far the median is on the good side (+) or the bad side (−) of the goal. Compare ratios,
not absolute figures: on a shared machine those move by a factor of two and more.

Measured on ${date}: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system},
Node ${machine.node}; the disk answers \`write 4 KiB + fdatasync\` ${machine.syncsPerSecond.toLocaleString('en-GB')} times per second;
${machine.load.toFixed(1)} processes wanted to run at the start.

## Goals

${goalTable(results)}

A row without a goal is there for comparison.

## What the rows mean

- **Appends.** The raw side writes the same events, as JSON, into the same table. One fsync serves all appends that wait in
  the same turn of the event loop, so the gain grows with the time an fsync takes; that is why it is also measured with a
  small library (\`tools/bench/slow-fsync.c\`) that delays every fsync by 1 ms, which needs a C compiler.
- **HTTP.** Per second of processor time of the server process, because the client works on the same machine. The Nest side
  does what every service does: correlation id, host check, token, idempotency key and request hash, a DTO of three nested
  classes, role, folded state from the cache, decider, durable append, log line, metrics. Of what it takes beyond the raw side,
  about a quarter is class-validator's and a tenth goes into the hashes; the rest is spread thinly over the framework, hooks,
  headers, log line and command handler.
- **Replay.** The envelope is stored once, as the canonical text that is hashed, and there is no column with its data alone.
  Such a column would make a replay faster (it parses half the text) and the file half as large again; what a replay costs
  now is below what the read models need to write their rows, so the second copy would buy nothing that anybody waits for.
- **Catch-up.** Read models do not wait for the disk with each transaction: after a power cut they make their last rows again
  from the log. So there are two comparisons: with a table that is written durably with each event, and with the read model's
  own store fed one event at a time.
- **Import.** The first import of a year into an empty store, of the largest workbook in \`REGISTER_DIR\` or, without it, in
  \`examples/\`; parsing alone uses the same library with the same options.
- **Approvals.** Each answer says that the money is bound. An approval is five events in three streams (the decision, what
  the year reserves, the approval, what the year approves, the places of the grant in staffing), written one after another
  by the request and two process managers, and read models follow them in the same process; the command it is compared
  with is one event, and nothing follows it. Applications are prepared before; each round has a budget year of its own.
- **As of a day.** The projection is folded over the log in memory, and kept for the next question. The scan only fetches
  rows; to parse their JSON alone takes about twice as long as to fetch them.
- **Names.** Five pages of 200 people. Each person has four values in the vault under a key of their own; every answer
  unwraps the keys, decrypts, and checks what was decrypted against the commitment in the event.
- **Platform.** Resident memory 2.5 s after the first answer, and processor time until then, with an empty data folder.

## Figures

${figureTable(figures)}

## Again

\`\`\`
npm run bench                        # everything, about twelve minutes; writes this page
npm run bench -- --only replay       # one path
npm run bench -- --quick             # a short look at everything; writes nothing
REGISTER_DIR=… npm run bench         # with the full registers
\`\`\`

A goal that is missed does not make the run fail: the exit code is 0 unless a path could not be measured to its end.
`;
