import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, ended } from '../ended.fixture.js';
import { MANY_STARTS } from '../platform-process.fixture.js';

/** Milliseconds: fifty commands, most of them a process of half a second, and three starts of the platform. */
const WHOLE_PAGE = 2 * MANY_STARTS;
const TOOL = join(import.meta.dirname, '..', '..', '..', '..', 'tools', 'auditor-walkthrough.mjs');

const follow = (...page: readonly string[]): Promise<Ended> =>
  ended(spawn(process.execPath, [TOOL, ...page], { stdio: ['ignore', 'pipe', 'pipe'] }));

test(
  'the walkthrough for auditors goes as its page tells it, to the last answer and exit code',
  async () => {
    const { code, out, err } = await follow();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/\nEverything is as the page tells it: [45]\d commands run, 2\d answers compared\.\n$/);
  },
  WHOLE_PAGE,
);

describe('a page does not pass', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-page-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const followText = (...lines: readonly string[]): Promise<Ended> => {
    const page = join(folder, 'page.md');
    writeFileSync(page, ['# A page', '', ...lines, ''].join('\n'));
    return follow(page);
  };

  test.each<[string, readonly string[], string]>([
    [
      'with an exit code that does not come',
      ['```sh', 'true   # exit code 10', '```'],
      'exit code 0, the page says 10',
    ],
    ['with an exit code that nobody promised', ['```sh', 'false', '```'], 'exit code 1, the page says 0'],
    ['with an answer that does not come', ['```sh', 'echo well', '```', '```text', 'not well', '```'], '"not well"'],
    ['with answers in another order', ['```sh', 'echo 1', 'echo 2', '```', '```text', '2', '1', '```'], 'promises "1"'],
    ['with a remark that means nothing', ['```sh', 'true   # code 3', '```'], 'the remark is not understood'],
    ['with a block that nobody runs', ['```bash', 'true', '```'], 'marked "bash"'],
  ])('%s', async (_, lines, why) => {
    const { code, out, err } = await followText(...lines);
    expect(code).toBe(1);
    expect(err).toContain(why);
    expect(out).not.toContain('Everything');
  });

  test('but one that keeps what it promises does, with variables that live on in their terminal', async () => {
    const { code, out } = await followText(
      ...['```sh', '# second terminal', 'A="one  two"', 'echo "$A three" && exit_code() { return 3; }', '```'],
      ...['```text', 'one … three', '```', '```sh', 'exit_code   # exit code 3', '```'],
      ...['```sh', '# third terminal', 'echo "[$A]"', '```', '```text', '[]', '```'],
    );
    expect(code).toBe(0);
    expect(out).toMatch(/4 commands run, 2 answers compared\.\n$/);
  });
});
