import { readFileSync } from 'node:fs';
import { ERASURE_PROBLEMS } from './erasure-problems.js';

test('docs/personal-data.md names every problem of erasure with its status, and no other', () => {
  const text = readFileSync(new URL('../../../../docs/personal-data.md', import.meta.url), 'utf8');
  const described = [...text.matchAll(/^\| `([\w-]+)` \| (\d+) \|/gm)].map(([, name, status]) => `${status} ${name}`);
  const known = Object.values(ERASURE_PROBLEMS).map(({ name, status }) => `${status} ${name}`);
  expect(described.sort()).toEqual(known.sort());
});
