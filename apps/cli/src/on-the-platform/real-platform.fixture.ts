import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from '../connection/transport.js';
import { type Ended, ended } from '../ended.fixture.js';
import { MANY_STARTS, type PlatformProcess, startPlatform } from '../platform-process.fixture.js';
import { run as runInProcess } from '../run.js';

export const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** The registers of 2016 and 2019 that come with the software, reduced. */
export const EXAMPLE_REGISTER = join(ROOT, 'examples', 'register-example.xlsx');
/** The grants of 2013 to 2015, line by line. */
export const EXAMPLE_LINES = join(ROOT, 'examples', 'grants-2013-2015.csv');

/** The platform as people start it, with a data folder of its own, and the command line as people use it on it. */
export function realPlatform(example: 'programme' | 'none') {
  const dataDir = mkdtempSync(join(tmpdir(), 'lotsenbuch-platform-'));
  let platform: PlatformProcess;
  const start = async () => {
    platform = await startPlatform([process.execPath, join(ROOT, 'apps', 'platform', 'dist', 'main.js')], {
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, EXAMPLE: example },
      signalTo: 'process',
    });
  };
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    ended(
      spawn(process.execPath, [join(ROOT, 'apps', 'cli', 'dist', 'main.js'), ...args], {
        env: { PATH: process.env.PATH, DATA_DIR: dataDir, LOTSENBUCH_URL: platform.url, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );

  beforeAll(start, MANY_STARTS);
  afterAll(async () => {
    await platform?.end('SIGKILL');
    rmSync(dataDir, { recursive: true });
  });

  return {
    dataDir,
    get url() {
      return platform.url;
    },
    run,
    /**
     * The answer to a command that succeeds, as JSON. The command runs in this process: most of the time of a test would
     * go into starting others.
     */
    async json<Answer>(...args: readonly string[]): Promise<Answer> {
      const said: string[] = [];
      let out = '';
      const code = await runInProcess([...args, '--json'], {
        terminal: {
          out: (text) => {
            out += text;
          },
          err: (text) => said.push(text),
          width: Number.POSITIVE_INFINITY,
          progress: undefined,
        },
        env: { DATA_DIR: dataDir, LOTSENBUCH_URL: platform.url },
        exchange,
        sleep: (ms) => sleep(ms),
        newIdempotencyKey: randomUUID,
      });
      if (code !== 0) throw new Error(`lotsenbuch ${args.join(' ')} ended with ${code}:\n${said.join('\n')}`);
      return JSON.parse(out) as Answer;
    },
    end: (signal: NodeJS.Signals) => platform.end(signal),
    startAgain: start,
    async killAndStartAgain(): Promise<void> {
      await platform.end('SIGKILL');
      await start();
    },
  };
}
