import { formatVerifierKey, generateSignerKey } from '@lotsenbuch/transparency-log';
import { EXIT } from './exit-code.js';
import { allCommands } from './help.fixture.js';
import { run } from './run.js';

const keyOf = (name: string, algorithm: 'ed25519' | 'cosignature/v1'): string =>
  formatVerifierKey(generateSignerKey(name, algorithm).verifierKey);
const LOG = keyOf('log.example/1', 'ed25519');
const WITNESS = keyOf('witness.example', 'cosignature/v1');

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
    [['ledger', 'compare', 'x', '--key', 'nobody'], /Expected a verifier key as `lotsenbuch ledger key` prints it/],
    [
      ['ledger', 'verify', '--key', WITNESS],
      /the key of somebody who cosigns; expected is the verifier key of the log/,
    ],
    [['ledger', 'verify', '--workers', '3'], /Allowed choices are 1, 2/],
    [['ledger', 'fork', '--from', '9007199254740992', '--reason', 'other'], /from 0 to 2\^53 − 1/],
    [['ledger', 'fork', '--from', '-1', '--reason', 'other'], /from 0 to 2\^53 − 1/],
    [['ledger', 'stream-proof', '../etc'], /Expected the name of a stream, such as grant-1/],
    [['receipt', 'grant-1'], /Expected STREAM\/REVISION/],
    [['receipt', 'grant-1/01'], /Expected STREAM\/REVISION/],
    [['receipt', 'check', 'x', '--event', 'y'], /required option '--key <vkey>' not specified/],
    [['witness', '--key', 'x', '--state', 'y'], /required option '--log <vkey>' not specified/],
    [['witness', '--key', 'x', '--state', 'y', '--log', LOG, '--port', '65536'], /Expected a port from 0 to 65535/],
    [['totale'], /unknown command 'totale'/],
  ])('%j is a usage error', async (args, message) => {
    const { code, out, err } = await lotsenbuch(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });
});

describe('--help', () => {
  test('shows examples for every command', async () => {
    const commands = [
      [],
      ['carriers'],
      ['grant'],
      ['ledger'],
      ['receipt'],
      ...(await allCommands()).map((command) => command.split(' ')),
    ];
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
    for (const code of Object.values(EXIT)) expect(out).toMatch(new RegExp(`\n {2}${code} {2}\\w`));
  });
});
