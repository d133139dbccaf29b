import { readFileSync } from 'node:fs';
import { BUDGET_PROBLEMS } from './budget/budget-problems.js';
import { FORMULA_PROBLEMS } from './budget/formula-problems.js';
import { CARRIER_PROBLEMS } from './carriers/carrier-problems.js';
import { GRANT_PROBLEMS } from './grants/grants-problems.js';
import { NOTICE_PROBLEMS } from './grants/notice-problems.js';
import { PUBLISHED_GRANT_PROBLEMS } from './published-grants/published-grant-problems.js';
import { SELECTION_PROBLEMS } from './selection/selection-problems.js';

test('docs/http-conventions.md names every problem of funding with its status, and no other', () => {
  const text = readFileSync(new URL('../../../docs/http-conventions.md', import.meta.url), 'utf8');
  const [, part = ''] = /Funding adds these:(.*?)\n## /s.exec(text) ?? [];
  const described = [...part.matchAll(/^\| `([\w-]+)` \| (\d+) \|/gm)].map(([, name, status]) => `${status} ${name}`);
  const known = Object.values({
    ...CARRIER_PROBLEMS,
    ...PUBLISHED_GRANT_PROBLEMS,
    ...SELECTION_PROBLEMS,
    ...BUDGET_PROBLEMS,
    ...FORMULA_PROBLEMS,
    ...GRANT_PROBLEMS,
    ...NOTICE_PROBLEMS,
  });
  expect(described.sort()).toEqual(known.map(({ name, status }) => `${status} ${name}`).sort());
});
