import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from './child.fixture.js';
import { problem } from './platform.fixture.js';
import { raw, SignedLog } from './signed-log.fixture.js';

const cli = commandLine();
const log = new SignedLog(300);
const NOT_YET = problem(409, 'not-covered-yet');

const proofs = async (index: number) => {
  const proof = await log.proof(index);
  return [raw(() => Buffer.from(proof))];
};
const at = (name: string): string => join(cli.folder, name);

describe('receipt', () => {
  test('is waited for until a checkpoint covers the event, and checked against the public tree before it is written', async () => {
    await cli.given({ ...log.replies, 'GET /v1/ledger/proof': [NOT_YET, NOT_YET, ...(await proofs(270))] });
    const out = at('waited.tlog-proof');
    const answer = await cli.run(['receipt', 'grant-1/270', '--out', out, '--json']);
    expect(answer).toMatchObject({ code: 0, err: 'Waiting until a checkpoint covers it …\n' });
    expect(JSON.parse(answer.out)).toEqual({
      event: 'grant-1/270',
      treeIndex: 270,
      checkpointLine: log.line(),
      checkedAgainst: 'leaf',
      keyFromPlatform: true,
      file: out,
    });
    expect(readFileSync(out, 'utf8')).toBe(await log.proof(270));
    const asked = cli.standIn.seen.filter(({ url }) => url.startsWith('/v1/ledger/proof'));
    expect(asked.map(({ url }) => url)).toEqual(Array(3).fill('/v1/ledger/proof?event=grant-1%2F270'));
    expect(asked[0]?.headers.authorization).toBe('Bearer operator-token');
  });

  test('that no checkpoint covers in time: exit code 7, and nothing is written', async () => {
    await cli.given({ 'GET /v1/ledger/proof': [NOT_YET] });
    const { code, err } = await cli.run(['receipt', 'grant-1/1', '--out', at('late'), '--wait', '0']);
    expect({ code, written: existsSync(at('late')) }).toEqual({ code: 7, written: false });
    expect(err).toMatch(/^grant-1\/1 is recorded, but no checkpoint covered it within 0 seconds/);
  });

  test('that the public tree does not bear out is not written: exit code 10', async () => {
    const other = new SignedLog(300, { key: log.key, changed: 3 });
    await cli.given({ ...other.replies, 'GET /v1/ledger/proof': await proofs(3) });
    const { code, err } = await cli.run(['receipt', 'grant-1/3', '--out', at('other'), '--key', log.verifierKey]);
    expect({ code, written: existsSync(at('other')) }).toEqual({ code: 10, written: false });
    expect(err).toContain('The proof is not about this event, or either was changed');
  });

  test('does not overwrite a file, and says so before anything is asked', async () => {
    await cli.given({});
    writeFileSync(at('there'), 'kept');
    for (const args of [
      ['--out', at('there')],
      ['--out', at('not-there'), '--with-event', at('there')],
    ]) {
      expect(await cli.run(['receipt', 'grant-1/3', ...args])).toMatchObject({ code: 2 });
    }
    expect({ seen: cli.standIn.seen, kept: readFileSync(at('there'), 'utf8') }).toEqual({ seen: [], kept: 'kept' });
  });

  test('with the event is about this very event, and both can be checked later without asking anybody', async () => {
    await cli.given({ ...log.replies, 'GET /v1/ledger/proof': await proofs(7) });
    const [proof, event] = [at('seven.tlog-proof'), at('seven.txt')];
    const args = ['receipt', 'grant-1/7', '--out', proof, '--with-event', event, '--key', log.verifierKey];
    const fetched = await cli.run(args);
    expect(fetched).toMatchObject({ code: 0, err: '' });
    expect(fetched.out).toMatch(/^grant-1\/7 is in the log: the proof was checked against the event itself\.\n/);
    expect(readFileSync(event, 'utf8')).toBe(log.events[7]);
    expect(cli.standIn.seen.at(-1)?.headers.authorization).toBe('Bearer auditor-token');

    const check = (...more: readonly string[]) => cli.run(['receipt', 'check', proof, ...more]);
    const asked = cli.standIn.seen.length;
    const checked = await check('--event', event, '--key', log.verifierKey);
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out).toMatch(/^grant-1\/7 \(Reserved, recorded at 2026-11-23T10:00:00\.000Z\) is in the log\.\n/);
    writeFileSync(at('eight.txt'), log.events[8] ?? '');
    expect(await check('--event', at('eight.txt'), '--key', log.verifierKey)).toMatchObject({ code: 10, out: '' });
    expect(await check('--event', event, '--key', new SignedLog(1).verifierKey)).toMatchObject({ code: 12 });
    writeFileSync(at('edited.txt'), `${log.events[7]}\n`);
    expect(await check('--event', at('edited.txt'), '--key', log.verifierKey)).toMatchObject({
      code: 2,
      err: expect.stringContaining('ends in a newline, which the event has not'),
    });
    expect(cli.standIn.seen).toHaveLength(asked);
  });

  test('of another event than was asked for is not written, where the event is fetched too: exit code 10', async () => {
    await cli.given({ ...log.replies, 'GET /v1/ledger/proof': await proofs(8) });
    const out = at('swapped.tlog-proof');
    const { code, err } = await cli.run(['receipt', 'grant-1/7', '--out', out, '--with-event', at('swapped.txt')]);
    expect({ code, written: existsSync(out) }).toEqual({ code: 10, written: false });
    expect(err).toContain('gave a proof for grant-1/8, not for grant-1/7');
  });
});
