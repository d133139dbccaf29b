import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, ended } from './ended.fixture.js';
import { type Reply, type StandIn, startStandIn } from './platform.fixture.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = [
  '--conditions=@lotsenbuch/source',
  '--import',
  join(ROOT, 'libs', 'testing', 'src', 'run-typescript.mjs'),
  join(ROOT, 'apps', 'cli', 'src', 'main.ts'),
];

/** The command line as a child process, a stand-in for the platform, and a data folder with three identities. */
export function commandLine() {
  let folder: string;
  let standIn: StandIn;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-cli-'));
    const identities = ['operator', 'officer', 'auditor'].map((role) => ({
      name: role,
      roles: [role],
      token: `${role}-token`,
    }));
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ identities }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => standIn.close());

  const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, [...MAIN, ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: folder, LOTSENBUCH_URL: standIn.url, ...env },
    });
    return { child, end: ended(child) };
  };

  return {
    get folder() {
      return folder;
    },
    get standIn() {
      return standIn;
    },
    start,
    run: (args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended> => start(args, env).end,
    given: async (replies: Readonly<Record<string, readonly Reply[]>>): Promise<void> => {
      standIn = await startStandIn(replies);
    },
  };
}
