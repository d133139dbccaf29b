import { noticeProblem } from './notice-problems.js';

test('a day that has to be after another one is asked for as such, not as one that may be the same', () => {
  const [field, day] = ['statementUntil', '2026-03-02'];
  const { errors } = noticeProblem({ kind: 'dayImpossible', field, day, after: day });
  expect(errors).toEqual([
    { field, expected: 'a day after 2026-03-02', german: expect.stringMatching(/^ein Tag nach dem /), found: day },
  ]);
});
