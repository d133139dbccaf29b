import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Reply, type StandIn, startStandIn } from './platform.fixture.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = [
  '--conditions=@lotsenbuch/source',
  '--import',
  join(ROOT, 'libs', 'testing', 'src', 'run-typescript.mjs'),
  join(ROOT, 'apps', 'cli', 'src', 'main.ts'),
];

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

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
    const ended: { out: string; err: string } = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      ended.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      ended.err += text;
    });
    const end = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...ended })));
    return { child, end };
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
