#!/usr/bin/env node
// A restore drill: starts the platform on a temporary folder, changes something, backs up, changes more, kills it,
// restores, forks the ledger where the restore says so, starts again, and checks that everything is as it was at the
// backup. Run it before you need it, on the machine that would have to restore: node tools/restore-drill.mjs
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PLATFORM = join(ROOT, 'apps/platform/dist/main.js');
const CLI = join(ROOT, 'apps/cli/dist/main.js');
const LINES = join(ROOT, 'examples/grants-2013-2015.csv');
/** What is asked before and after: everything that a reader of the interface can compare. */
const QUESTIONS = [
  '/v1/published-grants?limit=200',
  '/v1/carriers?limit=200',
  '/v1/register-imports?limit=200',
  '/v1/events?limit=200',
  '/v1/reports/published-grants?year=2015',
];

const folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-drill-'));
const dataDir = join(folder, 'data');
const environment = { ...process.env, DATA_DIR: dataDir, PORT: '0', EXAMPLE: 'none', LOG_LEVEL: 'warn' };
let platform;

const say = (text) => process.stdout.write(`${text}\n`);

function must(isTrue, sentence) {
  if (!isTrue) throw new Error(sentence);
  say(`  ok: ${sentence}`);
}

async function start(env = environment) {
  const child = spawn(process.execPath, [PLATFORM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the platform ended with ${code ?? signal} before it was ready`);
  });
  while (!said.includes('\n')) await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => {});
  platform = { child, url: /^lotsenbuch ready on (\S+)/.exec(said)[1] };
}

async function kill() {
  const exited = once(platform.child, 'exit');
  platform.child.kill('SIGKILL');
  await exited;
  platform = undefined;
}

function lotsenbuch(...args) {
  const env = { ...environment, LOTSENBUCH_URL: platform?.url ?? 'http://127.0.0.1:9' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--json'], { env, encoding: 'utf8' });
  return { status, stderr, answer: stdout === '' ? undefined : JSON.parse(stdout) };
}

function done(...args) {
  const { status, stderr, answer } = lotsenbuch(...args);
  if (status !== 0) throw new Error(`lotsenbuch ${args.join(' ')} ended with ${status}: ${stderr}`);
  return answer;
}

function tokenOf(name) {
  const { identities } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
  return identities.find((identity) => identity.name === name).token;
}

async function ask(path) {
  const response = await fetch(`${platform.url}${path}`, {
    headers: { Authorization: `Bearer ${tokenOf('auditor')}` },
  });
  if (response.status !== 200) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
  return response.text();
}

const askAll = async () => (await Promise.all(QUESTIONS.map(ask))).map(withoutFork);

/** A fork is an event, and the only one that may have come in between: told without it. */
function withoutFork(text) {
  const answer = JSON.parse(text);
  const fork = answer.items?.find(({ type }) => type === 'LedgerForked');
  if (fork === undefined) return text;
  const items = answer.items.filter((item) => item !== fork);
  const nextCursor = answer.nextCursor === fork.logPosition ? items.at(-1).logPosition : answer.nextCursor;
  return JSON.stringify({ ...answer, items, nextCursor });
}

/** Waits until everything recorded is under a signed checkpoint. */
async function covered() {
  for (;;) {
    const ledger = JSON.parse(await ask('/v1/ledger'));
    if (ledger.uncovered === 0) return ledger;
    await delay(50);
  }
}

async function readiness() {
  const response = await fetch(`${platform.url}/health/ready`);
  const { checks } = await response.json();
  return checks.filter(({ ready }) => !ready);
}

/** Waits until the ledger has found out what it thinks of the store. */
async function checkedLedger() {
  for (;;) {
    const ledger = JSON.parse(await ask('/v1/ledger'));
    if (ledger.state !== 'checking') return ledger;
    await delay(50);
  }
}

async function drill() {
  say('A platform with the grants of 2013 and 2014 …');
  await start();
  done('import', 'register', LINES, '--year', '2013');
  done('import', 'register', LINES, '--year', '2014');
  const before = await askAll();
  const noted = (await covered()).checkpointLine;
  say('… is backed up while it runs, then changed, then killed.');
  const { folder: backup } = done('backup', '--to', join(folder, 'backup'));
  must(lotsenbuch('restore', backup).status === 3, 'a restore is refused while the platform runs');
  done('import', 'register', LINES, '--year', '2015');
  must(
    (await askAll()).some((text, index) => text !== before[index]),
    'after the backup something has changed',
  );
  const signed = await covered();
  await kill();

  say('The backup is restored, and the platform started again.');
  const { lost, keptAside, ledger } = done('restore', backup);
  must(lost.kind === 'events' && lost.count > 0, `the restore says that ${lost.count} later events are not in it`);
  must(keptAside.startsWith(dataDir), 'what was there before is kept aside');
  must(
    ledger.kind === 'forkNeeded' && ledger.signed === signed.size && ledger.from === Number(noted.split(' ')[1]),
    `the restore says that the ledger was signed further, and what to run: ${ledger.command}`,
  );
  // What it says of this in its log is expected here.
  await start({ ...environment, LOG_LEVEL: 'silent' });
  must((await checkedLedger()).state === 'stopped', 'started without it, the platform signs nothing');
  must(
    (await readiness()).some(({ name, reason }) => name === 'ledger' && reason.includes('ledger fork')),
    'and is not ready: its ledger says why, and what to do',
  );
  await kill();
  done(...ledger.command.split(' ').slice(1));
  await start();
  must((await readiness()).length === 0, 'after the fork it is ready');
  const { checkpointLine, forks } = await covered();
  must(
    forks.length === 1 && forks[0].reason === 'restoredBackup' && forks[0].size === ledger.from,
    `its log has another name, and says from where on: ${checkpointLine}`,
  );
  must(done('ledger', 'verify').ok, 'every event, tile and signature of it holds');
  const notebook = join(folder, 'notebook');
  writeFileSync(notebook, `${noted}\n`);
  must(done('ledger', 'compare', notebook).holdsUpTo === ledger.from, 'the line noted before the backup still holds');
  const after = await askAll();
  for (const [index, path] of QUESTIONS.entries()) must(after[index] === before[index], `as at the backup: ${path}`);
  done('import', 'register', LINES, '--year', '2015');
  must(
    (await askAll()).some((text, index) => text !== before[index]),
    'work goes on after it',
  );
  say('The drill succeeded.');
}

try {
  await drill();
} catch (fault) {
  process.stderr.write(`The drill failed: ${fault.message}\n`);
  process.exitCode = 1;
} finally {
  if (platform !== undefined) await kill();
  rmSync(folder, { recursive: true, force: true });
}
