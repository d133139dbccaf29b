import { ConnectionFailed } from './connection/transport.js';
import { run } from './run.js';

/** What `--help` prints for a command such as `carriers merge`, or for the program itself. */
export async function helpOf(command: string): Promise<string> {
  let shown = '';
  await run([...command.split(' ').filter(Boolean), '--help'], {
    terminal: {
      out: (text) => {
        shown += text;
      },
      err: () => {},
      width: 100,
      progress: undefined,
    },
    env: {},
    exchange: async () => {
      throw new ConnectionFailed('help asks nobody');
    },
    sleep: async () => {},
    newIdempotencyKey: () => 'key',
  });
  return shown;
}

/** Every command that can be run, such as `carriers merge`, as `--help` lists them. */
export async function allCommands(group = ''): Promise<string[]> {
  const listed = (await helpOf(group)).split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '';
  const names = [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name ?? '');
  if (names.length === 0) return [group];
  return (await Promise.all(names.map((name) => allCommands(`${group} ${name}`.trim())))).flat();
}
