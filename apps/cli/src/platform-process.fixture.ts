import { type SpawnOptionsWithStdioTuple, type StdioNull, type StdioPipe, spawn } from 'node:child_process';
import { ended } from './ended.fixture.js';

export interface PlatformProcess {
  /** Where it listens. */
  readonly url: string;
  /** What it printed for people when it was ready. */
  readonly announcement: string;
  /** Sends a signal, waits until nothing of it runs any more, and resolves to the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Milliseconds for a test that starts the platform or many commands: each takes a second, on a busy machine some. */
export const MANY_STARTS = 120_000;

const groups = new Set<number>();
// A test that fails, or gives up waiting, must not leave a platform behind.
afterAll(() => {
  for (const pid of groups) send('SIGKILL', -pid);
});

/** To a process, or with a negative number to a process group, if it is still there. */
function send(signal: NodeJS.Signals, to: number): void {
  try {
    process.kill(to, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The line for programs, and after it all that is for people. */
const ANNOUNCEMENT = /^lotsenbuch ready on (\S+)\n.*\/docs\n/ms;

/**
 * Starts the platform by a command, on any free port, and waits until it is ready. The command and what it starts form
 * a process group, which the signal reaches as a whole with `signalTo: 'group'`, as Ctrl-C in a terminal does.
 * @throws Error with all it said, if it ends before it is ready
 */
export async function startPlatform(
  command: readonly [program: string, ...args: string[]],
  { cwd, env, signalTo }: { cwd?: string; env: NodeJS.ProcessEnv; signalTo: 'process' | 'group' },
): Promise<PlatformProcess> {
  const [program, ...args] = command;
  const options: SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioPipe> = {
    ...(cwd === undefined ? {} : { cwd }),
    env: { LOG_LEVEL: 'warn', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  };
  const child = spawn(program, args, options);
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  const end = ended(child).finally(() => {
    if (pid !== undefined) groups.delete(pid);
  });
  let printed = '';
  const announced = new Promise<RegExpExecArray>((resolve) => {
    child.stdout.on('data', (text: string) => {
      printed += text;
      const announcement = ANNOUNCEMENT.exec(printed);
      if (announcement !== null) resolve(announcement);
    });
  });
  const tooEarly = end.then(({ code, out, err }) => {
    throw new Error(`${command.join(' ')} ended with ${code} before it was ready:\n${out}${err}`);
  });
  const [announcement, url = ''] = await Promise.race([announced, tooEarly]);
  return {
    url,
    announcement,
    end: async (signal) => {
      if (pid !== undefined && groups.has(pid)) send(signal, signalTo === 'group' ? -pid : pid);
      return (await end).code;
    },
  };
}
