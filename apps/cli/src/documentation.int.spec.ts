import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConnectionFailed } from './connection/transport.js';
import { EXIT, EXIT_CODE_HELP } from './exit-code.js';
import { run } from './run.js';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'cli.md'), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/^\.\/lotsenbuch (.+)$/gm)].map(([, rest]) => rest ?? '');

const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Runs an example where no platform answers and no file is there. */
async function attempt(example: string) {
  let said = '';
  let shown = '';
  const code = await run(words(example), {
    terminal: {
      out: (text) => {
        shown += text;
      },
      err: (text) => {
        said += text;
      },
      width: 100,
      progress: undefined,
    },
    env: { LOTSENBUCH_TOKEN: 'token' },
    exchange: async () => {
      throw new ConnectionFailed('nobody is there');
    },
    sleep: async () => {},
    newIdempotencyKey: () => 'key',
  });
  return { code, said, shown };
}

describe('docs/cli.md', () => {
  test.each(EXAMPLES)('./lotsenbuch %s is a command that exists', async (example) => {
    const { code, said } = await attempt(example);
    if (example.endsWith('--help')) expect(code).toBe(EXIT.ok);
    else if (example.startsWith('import')) expect(said).toMatch(/cannot be read: .*ENOENT/);
    else expect(said).toMatch(/cannot be reached: nobody is there/);
  });

  test('has an example of every command that can be run', async () => {
    const leaves = async (path: string): Promise<string[]> => {
      const { shown } = await attempt(`${path} --help`);
      const commands = shown.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '';
      const names = [...commands.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name ?? '');
      if (names.length === 0) return [path];
      return (await Promise.all(names.map((name) => leaves(`${path} ${name}`.trim())))).flat();
    };
    const commands = await leaves('');
    expect(commands).toContain('carriers merge');
    for (const command of commands) {
      expect(EXAMPLES).toContainEqual(expect.stringMatching(new RegExp(`^${command}( |$)`)));
    }
  });

  test('lists the exit codes that --help lists', () => {
    const inHelp = [...EXIT_CODE_HELP.matchAll(/^ {2}(\d) {2}(.+)$/gm)].map(([, code, meaning]) => [code, meaning]);
    const inPage = [...PAGE.matchAll(/^\| (\d) \| ([^|]+) \|/gm)].map(([, code, meaning]) => [code, meaning]);
    expect(inPage).toEqual(inHelp);
    expect(inPage.map(([code]) => Number(code))).toEqual(Object.values(EXIT));
  });
});
