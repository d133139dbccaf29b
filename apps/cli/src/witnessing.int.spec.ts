import { once } from 'node:events';
import { chmodSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  askForCosignature,
  formatVerifierKey,
  generateSignerKey,
  parseVerifierKey,
} from '@lotsenbuch/transparency-log';
import { commandLine } from './child.fixture.js';
import { SignedLog } from './signed-log.fixture.js';

const cli = commandLine();
const log = new SignedLog(8);
beforeEach(() => cli.given({}));

const args = (name: string, ...more: readonly string[]) => [
  'witness',
  '--key',
  join(cli.folder, `${name}-key`),
  '--state',
  join(cli.folder, `${name}-state`),
  '--log',
  log.verifierKey,
  '--port',
  '0',
  ...more,
];

/** A running witness, and how it ends. */
const running = async (...given: readonly string[]) => {
  const { child, end } = cli.start([...given, '--json']);
  const [printed] = (await once(child.stdout, 'data')) as [string];
  const { verifierKey, url } = JSON.parse(printed) as { verifierKey: string; url: string };
  const ask = (note: string) =>
    askForCosignature({ key: parseVerifierKey(verifierKey), url }, note, 0, async () => [], {
      signal: AbortSignal.timeout(10_000),
    });
  return {
    verifierKey,
    ask,
    stop: async (signal: NodeJS.Signals) => {
      child.kill(signal);
      return end;
    },
  };
};

describe('witness', () => {
  test('makes its key for its owner alone, cosigns, says each decision in a line, and ends at a signal', async () => {
    const witness = await running(...args('first', '--name', 'witness.example'));
    expect(statSync(join(cli.folder, 'first-key')).mode & 0o777).toBe(0o600);
    expect(witness.verifierKey).toMatch(/^witness\.example\+/);
    expect(await witness.ask(log.checkpoint(5))).toHaveLength(1);
    const forked = new SignedLog(5, { key: log.key, changed: 2 });
    await expect(witness.ask(forked.checkpoint())).rejects.toThrow('409');
    const { code, err } = await witness.stop('SIGTERM');
    expect(code).toBe(0);
    expect(err.replace(/^\S+/gm, 'WHEN').split('\n')).toEqual([
      'WHEN cosigned log.example/1 5',
      'WHEN refused log.example/1 5 (409): 5 was cosigned last',
      'WHEN refused log.example/1 5 (409): Another root was cosigned for the tree size 5.',
      '',
    ]);
  });

  test('after a start is the same witness, and has forgotten nothing', async () => {
    const before = await running(...args('twice'));
    await before.ask(log.checkpoint(5));
    expect((await before.stop('SIGINT')).code).toBe(0);
    const after = await running(...args('twice'));
    expect(after.verifierKey).toBe(before.verifierKey);
    const forked = new SignedLog(5, { key: log.key, changed: 2 });
    await expect(after.ask(forked.checkpoint())).rejects.toThrow('409');
    await after.stop('SIGTERM');
  });

  test('that has lost its state, its key, or has those of two witnesses does not start: exit code 2', async () => {
    const [key, state] = [join(cli.folder, 'lost-key'), join(cli.folder, 'lost-state')];
    await (await running(...args('lost'))).stop('SIGTERM');
    await (await running(...args('whole'))).stop('SIGTERM');
    const others = args('lost');
    others[4] = join(cli.folder, 'whole-state');
    expect(await cli.run(others)).toMatchObject({ code: 2, err: expect.stringContaining('state of another witness') });
    expect(await cli.run(args('lost', '--name', 'somebody.else'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('not of somebody.else'),
    });
    chmodSync(key, 0o640);
    expect(await cli.run(args('lost'))).toMatchObject({ code: 2, err: expect.stringContaining('chmod 600') });
    rmSync(key);
    expect(await cli.run(args('lost'))).toMatchObject({ code: 2, err: expect.stringContaining('bring the key back') });
    expect(existsSync(key)).toBe(false);
    rmSync(state, { recursive: true });
    const whole = args('whole');
    whole[4] = state;
    expect(await cli.run(whole)).toMatchObject({ code: 2, err: expect.stringContaining('mount its volume') });
  });

  test('needs keys of logs, and a name without blanks', async () => {
    const cosigner = formatVerifierKey(generateSignerKey('w.example', 'cosignature/v1').verifierKey);
    expect(await cli.run([...args('named'), '--log', cosigner])).toMatchObject({ code: 2 });
    expect(await cli.run(args('named', '--name', 'a b'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('Name it with --name'),
    });
    expect(existsSync(join(cli.folder, 'named-key'))).toBe(false);
  });
});
