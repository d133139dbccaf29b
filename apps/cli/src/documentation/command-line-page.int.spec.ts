import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, EXIT_CODE_HELP } from '../exit-code.js';
import { allCommands } from '../help.fixture.js';
import { commandsOf } from './commands-of-page.fixture.js';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'cli.md'), 'utf8');

describe('docs/cli.md', () => {
  test('has an example of every command that can be run', async () => {
    const commands = await allCommands();
    expect(commands).toContain('carriers merge');
    for (const command of commands) {
      expect(commandsOf(PAGE)).toContainEqual(expect.stringMatching(new RegExp(`^\\./lotsenbuch ${command}( |$)`)));
    }
  });

  test('lists the exit codes that --help lists', () => {
    const inHelp = [...EXIT_CODE_HELP.matchAll(/^ {2}(\d+) {2}(.+)$/gm)].map(([, code, meaning]) => [code, meaning]);
    const inPage = [...PAGE.matchAll(/^\| (\d+) \| ([^|]+) \|/gm)].map(([, code, meaning]) => [code, meaning]);
    expect(inPage).toEqual(inHelp);
    expect(inPage.map(([code]) => Number(code))).toEqual(Object.values(EXIT));
  });
});
