import { readFileSync } from 'node:fs';
import { STAFFING_PROBLEMS } from './staffing-problems.js';

test('docs/staffing.md names every problem of staffing with its status, and no other', () => {
  const text = readFileSync(new URL('../../../docs/staffing.md', import.meta.url), 'utf8');
  const [, part = ''] = text.split('## What can be refused');
  const described = [...part.matchAll(/^\| `([\w-]+)` \| (\d+) \|/gm)].map(([, name, status]) => `${status} ${name}`);
  const known = Object.values(STAFFING_PROBLEMS).map(({ name, status }) => `${status} ${name}`);
  expect(described.sort()).toEqual(known.sort());
});
