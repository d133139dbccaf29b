// Reads what a page tells a reader to do in which terminal, and what it promises to be answered.

const TERMINALS = ['first', 'second', 'third'];
const IN_TERMINAL = /^# (first|second|third) terminal$/;
const CTRL_C = /^> Ctrl-C in the (first|second|third) terminal\.$/;
/** Behind a command: what it ends with if not with 0, and whether it may take a moment until it does. */
const REMARK = / +# exit code (\d+)(, within seconds)?$/;

/**
 * @typedef {{ text: string, exitCode: number, isPatient: boolean }} PageCommand
 * @typedef {{ line: number, terminal: string } & ({ kind: 'commands', commands: PageCommand[] } | { kind: 'output', text: string } | { kind: 'ctrlC' })} Step
 */

/**
 * The steps in their order: blocks marked `sh`, blocks marked `text` (what was answered to the block before, or what a
 * named terminal shows by then), and lines that say Ctrl-C. Commands are for the terminal that was named last.
 * @param {string} page Markdown
 * @returns {Step[]}
 * @throws Error a block that is neither, and a remark that is not understood
 */
export function stepsOf(page) {
  /** @type {Step[]} */
  const steps = [];
  let terminal = 'second';
  let block;
  for (const [at, text] of page.split('\n').entries()) {
    const line = at + 1;
    const fence = /^```(.*)$/.exec(text);
    if (fence !== null && block !== undefined) {
      const step = block.kind === 'sh' ? commandsOf(block, terminal) : outputOf(block, terminal);
      if (step.kind === 'commands') terminal = step.terminal;
      steps.push(step);
      block = undefined;
    } else if (fence !== null) {
      block = { line, lines: [], ...kindOf(fence[1], line) };
    } else if (block !== undefined) {
      block.lines.push(text);
    } else {
      const named = CTRL_C.exec(text)?.[1];
      if (named !== undefined) steps.push({ kind: 'ctrlC', line, terminal: named });
    }
  }
  return steps;
}

function kindOf(mark, line) {
  const [kind, named, ...rest] = mark.split(' ');
  const isKnown = kind === 'sh' ? named === undefined : kind === 'text';
  if (!isKnown || (named !== undefined && (!TERMINALS.includes(named) || rest.join(' ') !== 'terminal'))) {
    throw new Error(`line ${line}: a block marked "${mark}" is neither commands (sh) nor an answer (text)`);
  }
  return { kind, named };
}

function commandsOf({ line, lines }, terminal) {
  const named = IN_TERMINAL.exec(lines[0] ?? '')?.[1];
  const typed = named === undefined ? lines : lines.slice(1);
  return { kind: 'commands', line, terminal: named ?? terminal, commands: typed.filter(Boolean).map(commandOf) };
}

function commandOf(typed) {
  const remark = REMARK.exec(typed);
  if (remark === null && / # /.test(typed)) throw new Error(`"${typed}": the remark is not understood`);
  const [all = '', exitCode = '0', patience] = remark ?? [];
  return {
    text: typed.slice(0, typed.length - all.length),
    exitCode: Number(exitCode),
    isPatient: patience !== undefined,
  };
}

const outputOf = ({ line, lines, named }, terminal) => ({
  kind: 'output',
  line,
  terminal: named ?? terminal,
  text: lines.join('\n'),
});

const escaped = (text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();

/**
 * The first promised line that an answer does not have, in this order; undefined if it has them all. Blanks and line ends
 * do not count, and `…` stands for anything.
 */
export function missingIn(output, promised) {
  let rest = plain(output);
  for (const line of promised.split('\n').map(plain).filter(Boolean)) {
    const found = new RegExp(line.split('…').map(escaped).join('.*?')).exec(rest);
    if (found === null) return line;
    rest = rest.slice(found.index + found[0].length);
  }
  return undefined;
}
