import { commandsOf } from './commands-of-page.fixture.js';

describe('the commands that a page shows', () => {
  test('are all lines of a block marked sh, without comments', () => {
    const page = ['Two:', '```sh', 'npm start     # sets up', '# only a remark', '', 'whatever --now', '```', 'after'];
    expect(commandsOf(page.join('\n'))).toEqual(['npm start', 'whatever --now']);
  });

  test('are what begins with a program in any other block', () => {
    const page = ['```', '{"a": 1}', './lotsenbuch status', '└► ./lotsenbuch ◄┘', '```', '', '    npm run bench'];
    expect(commandsOf(page.join('\n'))).toEqual(['./lotsenbuch status', 'npm run bench']);
  });

  test('are what begins with a program between backticks, also over the end of a line', () => {
    const page =
      'Run `EXAMPLE=none npm\nstart`, or `npx nx affected -t test`; `./lotsenbuch` and `npm` alone are names.';
    expect(commandsOf(page)).toEqual(['EXAMPLE=none npm start', 'npx nx affected -t test']);
  });

  test('are not names of files, settings, addresses and answers', () => {
    expect(commandsOf('`docs/cli.md` `/docs` `PORT` `GET /health/live` `lotsenbuch ready on x` `review list`')).toEqual(
      [],
    );
  });
});
