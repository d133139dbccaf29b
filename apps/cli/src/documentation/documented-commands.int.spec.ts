import { spawn } from 'node:child_process';
import { globSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, ended } from '../ended.fixture.js';
import { EXIT } from '../exit-code.js';
import { allCommands, helpOf } from '../help.fixture.js';
import { MANY_STARTS, type PlatformProcess, startPlatform } from '../platform-process.fixture.js';
import { asFarAsSent, changesMuch } from './as-far-as-sent.fixture.js';
import { commandsOf } from './commands-of-page.fixture.js';
import { newcomerFolder } from './newcomer-folder.fixture.js';
import { hasUnknownWords, valuesFor, withValues } from './values.fixture.js';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Pages whose commands build on each other, and what runs them from the first to the last. */
const RUN_AS_A_WHOLE: Readonly<Record<string, string>> = {
  'docs/auditors/proof-formats.md': 'services/ledger/src/proofs/proof-formats.int.spec.ts',
  'docs/auditors/walkthrough.md': 'tools/auditor-walkthrough.mjs',
};
const ALL_PAGES = globSync(['*.md', 'docs/**/*.md', 'examples/*.md'], { cwd: ROOT }).sort();
const PAGES = ALL_PAGES.filter((page) => RUN_AS_A_WHOLE[page] === undefined);

const helpTexts = await Promise.all(
  ['', ...(await allCommands())].map(async (command) => [`${command} --help`.trim(), await helpOf(command)] as const),
);

/** Each command once, with where it is shown. */
const SHOWN = new Map<string, string>([
  ...helpTexts.flatMap(([page, text]) =>
    [...text.matchAll(/^ {2}\$ (.+)$/gm)].map(([, command = '']) => [command, page] as const),
  ),
  ...PAGES.toReversed().flatMap((page) =>
    commandsOf(readFileSync(join(ROOT, page), 'utf8')).map((command) => [command, page] as const),
  ),
]);

/** What this test does not run, and what does. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'npm test': 'runs this test',
  'npx nx affected -t test': 'runs this test, by the same target of nx',
  'npm ci': 'tools/run.mjs runs it whenever the lock has changed',
  'npm run lock': 'changes the lock; for whoever changes dependencies',
  './lotsenbuch restore FOLDER': 'needs a platform that is stopped; the restore drill runs it',
  './lotsenbuch restore FOLDER --key-ring KEY_RING_FOLDER':
    'needs a lost key ring; a test of the platform restores one',
  ...Object.fromEntries(
    ['./lotsenbuch ledger rotate-key', './lotsenbuch ledger rotate-key --to KEY_FILE'].map((command) => [
      command,
      'needs a platform that is stopped; a test of the command line rotates the key',
    ]),
  ),
  './lotsenbuch ledger fork --from SIZE --reason restoredBackup':
    'needs a platform that is stopped; a test of the command line forks the log',
  './lotsenbuch ledger check-stream-proof PROOF.stream-proof --stream STREAM_NAME --key VKEY':
    'needs a proof that was kept; a test of the command line keeps one',
  './lotsenbuch receipt check RECEIPT.tlog-proof --event EVENT.txt --key VKEY':
    'needs a receipt that was kept; a test of the command line keeps one',
  ...Object.fromEntries(
    ['', ' --port 8091 --name witness.example.org'].map((more) => [
      `./lotsenbuch witness --key WITNESS_KEY --state FOLDER --log VKEY${more}`,
      'runs until it is told to end; a test of the command line runs one',
    ]),
  ),
  'node tools/restore-drill.mjs': 'the test that restores runs it',
  'node tools/run.mjs programme-year --year 2026 --seed 7': 'a test of the platform runs the tool',
  "printf %s '…' | sha256sum": 'the test of libs/event-store compares the same vector',
};

const commands = [...SHOWN].map(([command, page]) => ({ command, page }));
const startingIt = commands.filter(({ command }) => / start$/.test(command));
const lotsenbuchs = commands.filter(
  ({ command }) => command.startsWith('./lotsenbuch ') && RUN_ELSEWHERE[command] === undefined,
);
/** The example has no thing for some words, and would not be as the other commands need it after some changes. */
const parsed = lotsenbuchs.filter(({ command }) => hasUnknownWords(command) || changesMuch(command));
const usingIt = commands.filter(
  (each) => (lotsenbuchs.includes(each) && !parsed.includes(each)) || / setup$/.test(each.command),
);

/** Measuring takes minutes, so only the arguments are tried. */
const measuring = commands.filter(({ command }) => /\bnpm run bench\b/.test(command));
const SUPERVISED = 'node tools/run.mjs start';

const { folder, remove } = newcomerFolder();
const environment = { PATH: process.env.PATH, HOME: process.env.HOME };
let platform: PlatformProcess;

/** What `./lotsenbuch` runs in the end; looking whether everything is set up takes twice as long as most commands. */
const BUILT = `"${process.execPath}" apps/cli/dist/main.js`;

const typed = (command: string): Promise<Ended> =>
  ended(
    spawn('sh', ['-c', command], {
      cwd: folder,
      env: { ...environment, LOTSENBUCH_URL: platform.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

beforeAll(async () => {
  symlinkSync(join('examples', 'register-example.xlsx'), join(folder, 'register-2019.xlsx'));
  symlinkSync(join('examples', 'grants-2013-2015.csv'), join(folder, 'grants.csv'));
  platform = await startPlatform(['npm', 'start'], { cwd: folder, env: environment, signalTo: 'group' });
  await typed(`${BUILT} ledger checkpoint --line > NOTEBOOK.txt`);
}, MANY_STARTS);
afterAll(async () => {
  await platform?.end('SIGKILL');
  remove();
});

describe('every command that the documentation shows', () => {
  test('has been found, on pages and in the help of the command line', () => {
    expect(commands).toContainEqual({ page: 'README.md', command: 'EXAMPLE=none npm start' });
    expect(commands).toContainEqual({ page: 'README.md', command: './lotsenbuch totals --year 2016' });
    expect(commands).toContainEqual({ page: 'docs/cli.md', command: './lotsenbuch status --json' });
    expect(commands).toContainEqual({ page: 'carriers list --help', command: './lotsenbuch carriers list --json' });
    expect(commands).toContainEqual({ page: 'CONTRIBUTING.md', command: 'npx nx affected -t test' });
  });

  test('is run here or named here with what runs it', () => {
    const run = [...startingIt, ...usingIt, ...parsed, ...measuring].map(({ command }) => command);
    const rest = commands.filter(({ command }) => !run.includes(command));
    expect(rest.filter(({ command }) => RUN_ELSEWHERE[command] === undefined)).toEqual([]);
    expect(Object.keys(RUN_ELSEWHERE).filter((command) => !SHOWN.has(command))).toEqual([]);
  });

  test.each(Object.entries(RUN_AS_A_WHOLE))('%s is run as a whole by %s', (page, runner) => {
    expect(ALL_PAGES).toContain(page);
    expect(readFileSync(join(ROOT, runner), 'utf8')).toContain(page);
  });

  test('npm start says where it is, what is in it and what to do next', () => {
    expect(platform.announcement).toMatch(/2016: \d+ published grant records\n/);
    expect(platform.announcement).toMatch(/sign in, once and within 15 minutes: http:\S+\n/);
    const next = platform.announcement.match(/\.\/lotsenbuch .+/g) ?? [];
    expect(next).not.toEqual([]);
    for (const command of next) expect(SHOWN.keys()).toContain(command);
  });

  test.each(usingIt)('$page: $command', async ({ command, page }) => {
    const ready = withValues(command, await valuesFor(command, platform.url, join(folder, 'data')));
    const { code, out, err } = await typed(page === 'README.md' ? ready : ready.replace('./lotsenbuch', BUILT));
    expect({ code, err }).toEqual({ code: 0, err: expect.not.stringMatching(/error|Installing/i) });
    expect(out === '').toBe(/ setup$| >> /.test(command));
    if (command.endsWith('--json')) expect(JSON.parse(out)).toEqual(expect.any(Object));
  });

  test.each(parsed)('$page: $command is understood, and would be sent', async ({ command }) => {
    const { code, err } = await asFarAsSent(command, join(folder, 'data'));
    expect({ code, err }).toEqual({ code: EXIT.unreachable, err: expect.stringContaining('nothing is sent here') });
  });

  test.each(measuring)('$page: $command', async ({ command }) => {
    const [, options = ''] = command.split(' -- ');
    expect(await typed(`npm run bench -- ${options} --help`)).toMatchObject({
      code: 0,
      out: expect.stringContaining('npm run bench -- [--quick]'),
    });
  });

  test.each(startingIt)(
    '$page: $command',
    async ({ command }) => {
      const env = { ...environment, DATA_DIR: join(folder, `data of ${command.replaceAll('/', ' ')}`) };
      const started = await startPlatform(['sh', '-c', command], { cwd: folder, env, signalTo: 'group' });
      await started.end('SIGTERM');
      expect(started.announcement.includes('The store is empty.')).toBe(command.startsWith('EXAMPLE=none'));
    },
    MANY_STARTS,
  );

  test(
    'what a supervisor starts ends in order at a signal to that one process',
    async () => {
      const env = { ...environment, DATA_DIR: join(folder, 'data of the supervisor') };
      const [program = '', ...args] = SUPERVISED.split(' ');
      const started = await startPlatform([program, ...args], { cwd: folder, env, signalTo: 'process' });
      expect(SHOWN.get(SUPERVISED)).toBe('docs/operating.md');
      expect(await started.end('SIGTERM')).toBe(0);
    },
    MANY_STARTS,
  );
});

describe('the scripts of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };

  const named = commands.flatMap(({ command }) => /\bnpm (?:run (\S+)|(start|test))$/.exec(command)?.slice(1) ?? []);

  test.each([...new Set(named.filter(Boolean))])('%s runs a file that is there', (name) => {
    const file = /node (\S+\.mjs)/.exec(scripts[name] ?? '')?.[1];
    expect(globSync(file ?? '', { cwd: ROOT })).toEqual([file]);
  });

  test('what tools/run.mjs starts is there', () => {
    const started = readFileSync(join(ROOT, 'tools', 'run.mjs'), 'utf8').matchAll(
      /join\(ROOT, '((?:apps|tools)\/.+?)'\)/g,
    );
    const files = [...started].map(([, file = '']) => file);
    expect(files).toContain('apps/cli/dist/main.js');
    expect(files.filter((file) => globSync(file, { cwd: ROOT }).length === 0)).toEqual([]);
  });
});
