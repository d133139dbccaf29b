import { join } from 'node:path';
import { publishedGrant } from './answers.fixture.js';
import { commandLine } from './child.fixture.js';
import { problem } from './platform.fixture.js';

const cli = commandLine();

describe('what can go wrong', () => {
  test('wrong usage: exit code 2, nothing is sent', async () => {
    await cli.given({});
    const { code, out, err } = await cli.run(['totals']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe("error: required option '--year <year>' not specified\n");
    expect(cli.standIn.seen).toHaveLength(0);
  });

  test('nobody there: exit code 4, and what to do', async () => {
    await cli.given({});
    await cli.standIn.close();
    const { code, err } = await cli.run(['totals', '--year', '2019']);
    expect(code).toBe(4);
    expect(err).toMatch(/cannot be reached: the connection was refused\.\n {2}Start the platform with `npm start`/);
  });

  test('no token: exit code 5, nothing is sent', async () => {
    await cli.given({});
    const { code, err } = await cli.run(['review', 'list'], { DATA_DIR: join(cli.folder, 'none') });
    expect(code).toBe(5);
    expect(err).toMatch(/needs the role officer, and there is no token/);
    expect(cli.standIn.seen).toHaveLength(0);
  });

  test('a token without the role: exit code 5', async () => {
    await cli.given({ 'GET /v1/review': [problem(403, 'forbidden')] });
    const { code } = await cli.run(['review', 'list'], { LOTSENBUCH_TOKEN: 'mine' });
    expect(code).toBe(5);
    expect(cli.standIn.seen[0]?.headers.authorization).toBe('Bearer mine');
  });

  test('a pipe that closes early ends the command quietly', async () => {
    await cli.given({
      'GET /v1/published-grants': [{ body: { items: Array.from({ length: 20_000 }, () => publishedGrant) } }],
    });
    const { child, end } = cli.start(['published-grants']);
    child.stdout.once('data', () => child.stdout.destroy());
    const { code, err } = await end;
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
