#!/usr/bin/env node
// The one entry behind `npm start`, `npm test`, `npm run bench` and `./lotsenbuch`: sets up what changed, then runs.
// Plain JavaScript for any Node >= 20, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'node_modules', '.setup-stamp');
const LOCK = join(ROOT, '.setup.lock');
const MODULES = join(ROOT, 'node_modules');

const say = (text) => process.stderr.write(`${text}\n`);
const fail = (text) => {
  say(text);
  process.exit(1);
};

/** Node 24 from npm on Linux with glibc; elsewhere the Node that runs this, if it can load the embedded store. */
function nodeBinary() {
  const glibc = process.report.getReport().header.glibcVersionRuntime !== undefined;
  if (process.platform === 'linux' && glibc && ['x64', 'arm64'].includes(process.arch)) {
    return join(MODULES, `node-linux-${process.arch}`, 'bin', 'node');
  }
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return process.execPath;
  return fail(
    `Lotsenbuch needs Node 22.14 or newer on ${process.platform}/${process.arch}, found ${process.versions.node}.`,
  );
}

function environment() {
  return { ...process.env, PATH: `${join(MODULES, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
}

function must(what, command, args) {
  const done = spawnSync(command, args, { cwd: ROOT, env: environment(), stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    rmSync(LOCK, { force: true });
    fail(`${what} failed (exit ${done.status ?? done.signal ?? done.error?.message}).`);
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two commands started at once must not install over each other. */
async function takeSetupLock() {
  for (let announced = false; ; ) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let holder = Number.NaN;
    try {
      holder = Number(readFileSync(LOCK, 'utf8'));
    } catch {
      continue;
    }
    if (holder > 0 && !alive(holder)) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (!announced) say('Waiting for another set-up to finish …');
    announced = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

async function setUp(node) {
  await takeSetupLock();
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package.json')))
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  const present = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (present !== wanted) {
    say('Installing what package-lock.json says (about a minute the first time) …');
    must('Installing', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    if (!existsSync(node)) fail(`The Node binary for ${process.platform}/${process.arch} was not installed.`);
    writeFileSync(STAMP, wanted);
  }
  must('Building', node, [join(MODULES, 'typescript7', 'bin', 'tsc'), '-b']);
  rmSync(LOCK, { force: true });
}

/** Runs in the foreground; signals reach the child, its exit code becomes ours. */
function foreground(command, args) {
  const child = spawn(command, args, { env: environment(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
    child.on('error', (error) => fail(`cannot run ${command}: ${error.message}`));
  });
}

async function test(node, args) {
  const steps = [
    ['types of the tests', node, [join(MODULES, 'typescript7', 'bin', 'tsc'), '-p', 'tsconfig.spec.json']],
    ['lint and format', join(MODULES, '.bin', 'biome'), ['check', '.']],
    ['boundaries', node, ['tools/boundaries/check.mjs']],
    ['tests', node, [join(MODULES, '.bin', 'nx'), 'run-many', '-t', 'test', '--outputStyle=static', ...args]],
  ];
  const failed = [];
  for (const [name, command, commandArgs] of steps) {
    say(`\n── ${name}`);
    if ((await foreground(command, commandArgs)) !== 0) failed.push(name);
  }
  if (!process.env.REGISTER_DIR) {
    say('\nNOT RUN: the tests over the full published registers (set REGISTER_DIR to the folder that holds them).');
  }
  if (spawnSync('go', ['version']).status !== 0) {
    say('\nNOT RUN: the second opinion on the transparency log (install Go; see tools/transparency-log-cross-check).');
  }
  say(failed.length === 0 ? '\nAll steps passed.' : `\nFailed: ${failed.join(', ')}.`);
  console.log(`steps: ${steps.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

const [verb, ...args] = process.argv.slice(2);
const node = nodeBinary();
await setUp(node);
const run = {
  start: () => foreground(node, [join(ROOT, 'apps/platform/dist/main.js'), ...args]),
  cli: () => foreground(node, [join(ROOT, 'apps/cli/dist/main.js'), ...args]),
  bench: () => foreground(node, [join(ROOT, 'tools/bench/main.mjs'), ...args]),
  'programme-year': () => foreground(node, [join(ROOT, 'tools/programme-year/main.mjs'), ...args]),
  test: () => {
    process.chdir(ROOT);
    return test(node, args);
  },
  setup: async () => 0,
}[verb];
if (!run) fail('usage: node tools/run.mjs setup|start|test|bench|cli|programme-year [arguments]');
process.exitCode = await run();
