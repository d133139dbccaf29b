#!/usr/bin/env node
// Follows the walkthrough for auditors as the page tells it, command by command, on a temporary folder, and compares
// what the page promises: answers and exit codes. After `node tools/run.mjs setup`: node tools/auditor-walkthrough.mjs
// Three things differ from a reader: the platform takes any free port, `npm start` is what it starts in the end, and so
// is `./lotsenbuch`, because everything is set up already. Another page can be named.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingIn, stepsOf } from './auditor-walkthrough/page.mjs';
import { Terminal } from './auditor-walkthrough/terminal.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [page = join(ROOT, 'docs/auditors/walkthrough.md')] = process.argv.slice(2);
/** What goes on until Ctrl-C. */
const STAYS = /\bnpm start$|^\.\/lotsenbuch witness /;
const ATTEMPTS = 30;
const PAUSE_MS = 1_000;

/** The one that the platform runs on, as tools/run.mjs has it. */
const INSTALLED = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
const NODE = existsSync(INSTALLED) ? INSTALLED : process.execPath;

const say = (text) => process.stdout.write(`${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-walkthrough-'));
const clone = join(folder, 'lotsenbuch');
const bin = join(folder, 'bin');
const hasSqliteShell = spawnSync('sqlite3', ['--version']).status === 0;
/** @type {Map<string, Terminal>} */
const terminals = new Map();

function program(file, ...runs) {
  writeFileSync(file, `#!/bin/sh\nexec ${runs.map((word) => `'${word}'`).join(' ')} "$@"\n`, { mode: 0o755 });
}

function prepare() {
  for (const path of [clone, bin]) mkdirSync(path);
  program(join(clone, 'lotsenbuch'), NODE, join(ROOT, 'apps/cli/dist/main.js'));
  program(join(bin, 'npm'), NODE, join(ROOT, 'apps/platform/dist/main.js'));
  if (!hasSqliteShell) program(join(bin, 'sqlite3'), NODE, join(ROOT, 'tools/auditor-walkthrough/sqlite3.mjs'));
}

function terminalOf(name) {
  const known = terminals.get(name);
  if (known !== undefined) return known;
  const { DATA_DIR, LOTSENBUCH_TOKEN, LOTSENBUCH_URL, ...inherited } = process.env;
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  const opened = new Terminal({ cwd: clone, env: { ...inherited, PATH, PORT: '0', LOG_LEVEL: 'warn' } });
  terminals.set(name, opened);
  return opened;
}

/** A reader finds the platform where it always listens; here the terminal in which the work is done is told. */
async function shareAddress(announced) {
  const url = /^lotsenbuch ready on (\S+)$/m.exec(announced)?.[1];
  if (url === undefined) return;
  const terminal = terminalOf('second');
  terminal.type(`export LOTSENBUCH_URL=${url}`);
  await terminal.end();
}

async function runCommand(terminal, { text, exitCode, isPatient }) {
  for (let attempt = 1; ; attempt += 1) {
    terminal.type(text);
    const code = await terminal.end();
    if (code === exitCode) return terminal.said;
    if (!isPatient || attempt === ATTEMPTS) {
      throw new Error(`${text}\nended with exit code ${code}, the page says ${exitCode}:\n${terminal.said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** What the commands of the last block answered, by terminal; undefined where one of them goes on. */
const answers = new Map();

async function runCommands({ terminal: name, commands }) {
  const terminal = terminalOf(name);
  const said = [];
  for (const command of commands) {
    say(`  ${name} terminal: ${command.text}`);
    if (STAYS.test(command.text)) {
      terminal.type(command.text);
      answers.delete(name);
      return;
    }
    said.push(await runCommand(terminal, command));
  }
  answers.set(name, said.join(''));
}

async function compareOutput({ terminal: name, text }) {
  const terminal = terminalOf(name);
  const answer = answers.get(name);
  if (answer === undefined) {
    await terminal.until((said) => missingIn(said, text) === undefined, 'what the page promises does not come');
    if (name === 'first') await shareAddress(terminal.said);
  } else {
    const missing = missingIn(answer, text);
    if (missing !== undefined) throw new Error(`the page promises "${missing}", but the answer is:\n${answer}`);
  }
}

const RUN = {
  commands: runCommands,
  output: compareOutput,
  ctrlC: ({ terminal }) => terminalOf(terminal).ctrlC(),
};

/** Nothing that was started or written stays behind. */
async function leave() {
  await Promise.all([...terminals.values()].map((terminal) => terminal.close()));
  rmSync(folder, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => leave().finally(() => process.exit(130)));
}

const counts = { commands: 0, answers: 0 };
try {
  prepare();
  for (const step of stepsOf(readFileSync(page, 'utf8'))) {
    try {
      await RUN[step.kind](step);
    } catch (fault) {
      throw new Error(`line ${step.line} of the page: ${fault.message}`, { cause: fault });
    }
    if (step.kind === 'commands') counts.commands += step.commands.length;
    if (step.kind === 'output') counts.answers += 1;
  }
  if (!hasSqliteShell) {
    say('NOT RUN: the sqlite3 shell, which is not on this machine. A program with better-sqlite3 ran its statements.');
  }
  say(`Everything is as the page tells it: ${counts.commands} commands run, ${counts.answers} answers compared.`);
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
} finally {
  await leave();
}
