import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realPlatform } from './real-platform.fixture.js';

const lotsenbuch = realPlatform('none');

const tokenOf = (role: string): string => {
  const text = readFileSync(join(lotsenbuch.dataDir, 'credentials.json'), 'utf8');
  const { identities } = JSON.parse(text) as { identities: readonly { roles: readonly string[]; token: string }[] };
  return identities.find(({ roles }) => roles.includes(role))?.token ?? '';
};

describe('who may', () => {
  test('a wrong token: exit code 5 and where tokens are; public figures need none', async () => {
    const wrong = { LOTSENBUCH_TOKEN: 'x'.repeat(43) };
    const { code, out, err } = await lotsenbuch.run(['review', 'list'], wrong);
    expect({ code, out }).toEqual({ code: 5, out: '' });
    expect(err).toMatch(/^Nobody is logged in \(401\)\n {2}The token is not known\..+credentials\.json/);
    expect(await lotsenbuch.run(['totals', '--year', '2016'], wrong)).toMatchObject({ code: 0, err: '' });
  });

  test('an auditor sees the review, and decides nothing: exit code 5', async () => {
    const auditor = { LOTSENBUCH_TOKEN: tokenOf('auditor') };
    expect(await lotsenbuch.run(['review', 'list'], auditor)).toMatchObject({ code: 0 });
    const decision = ['review', 'decide', 'ID', '--include', '--reason', 'x', '--if-match', '0'];
    const { code, err } = await lotsenbuch.run(decision, auditor);
    expect(code).toBe(5);
    expect(err).toMatch(/\(403\)\n.*officer/);
  });

  test('the operator sees where everything stands, and no review', async () => {
    const operator = { LOTSENBUCH_TOKEN: tokenOf('operator') };
    expect(await lotsenbuch.run(['review', 'list'], operator)).toMatchObject({ code: 5 });
    const { code, out } = await lotsenbuch.run(['status'], operator);
    expect(code).toBe(0);
    expect(out).toMatch(/: ready\n/);
    expect(out).toMatch(/\nrecipient-resolution +live /);
  });
});

describe('a thing that is not there', () => {
  test.each([
    ['carriers', 'show', 'NOBODY'],
    ['history', 'carrier', 'NOBODY'],
    ['history', 'published-grant', 'NOTHING'],
    ['history', 'stream', 'publishedRegister-1999'],
  ])('%s %s %s: exit code 3, and its name', async (...args) => {
    const { code, err } = await lotsenbuch.run(args);
    expect(code).toBe(3);
    expect(err).toContain(args.at(-1));
  });
});

describe('when the platform has ended', () => {
  test('a command tries for a few seconds, then says how to start it: exit code 4, for machines too', async () => {
    expect(await lotsenbuch.end('SIGTERM')).toBe(0);

    const { code, out, err } = await lotsenbuch.run(['totals', '--year', '2016', '--json']);

    expect(code).toBe(4);
    expect(err).toMatch(/^No usable answer \(the connection was refused\); trying again/);
    expect(err).toContain('Start the platform with `npm start`');
    expect(JSON.parse(out)).toMatchObject({ error: { exitCode: 4 } });
  });
});
