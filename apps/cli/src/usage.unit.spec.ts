import { allCommands } from './help.fixture.js';
import { run } from './run.js';

/** Runs a command that must not get as far as sending anything. */
async function lotsenbuch(args: readonly string[]) {
  let out = '';
  let err = '';
  const never = () => {
    throw new Error('nothing may be sent');
  };
  const code = await run(args, {
    terminal: {
      out: (text) => {
        out += `${text}\n`;
      },
      err: (text) => {
        err += `${text}\n`;
      },
      width: 100,
      progress: undefined,
    },
    env: {},
    exchange: never,
    sleep: never,
    newIdempotencyKey: () => 'key',
  });
  return { code, out, err };
}

describe('wrong usage', () => {
  test.each([
    [['totals'], /required option '--year <year>' not specified/],
    [['totals', '--year', '19'], /Expected a year of four digits/],
    [['history', 'carrier', 'x', '--recorded-by', '1.2.2026'], /Expected a day as YYYY-MM-DD/],
    [['published-grants', '--status', 'unsure'], /Allowed choices are confirmed/],
    [['review', 'decide', 'x', '--reason', 'y'], /no decision given: expected one of --include/],
    [['review', 'decide', 'x', '--include', '--exclude', '--reason', 'y'], /cannot be used with/],
    [['review', 'decide', 'x', '--include', '--reason', 'y', '--if-match', 'W/"1"'], /Expected a revision such as 3/],
    [['totale'], /unknown command 'totale'/],
  ])('%j is a usage error', async (args, message) => {
    const { code, out, err } = await lotsenbuch(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });
});

describe('--help', () => {
  test('shows examples for every command', async () => {
    const commands = [[], ['carriers'], ['grant'], ...(await allCommands()).map((command) => command.split(' '))];
    const shown = await Promise.all(commands.map((command) => lotsenbuch([...command, '--help'])));
    expect(commands.length).toBeGreaterThan(100);
    shown.forEach(({ code, out }, at) => {
      const command = commands[at] ?? [];
      expect([command, code]).toEqual([command, 0]);
      expect(out).toContain(`\nExamples:\n  $ ./lotsenbuch ${command.join(' ')}`);
      expect(out).toContain('--json');
    });
  });

  test('lists every exit code', async () => {
    const { out } = await lotsenbuch(['--help']);
    for (const code of [0, 1, 2, 3, 4, 5, 6, 7]) expect(out).toMatch(new RegExp(`\n {2}${code} {2}\\w`));
  });
});
