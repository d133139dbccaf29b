import { readFileSync } from 'node:fs';
import { ACCOUNT_PROBLEMS } from './account-problems.js';

test('docs/http-conventions.md names every problem of accounts with its status, and no other', () => {
  const text = readFileSync(new URL('../../../../docs/http-conventions.md', import.meta.url), 'utf8');
  const [, part = ''] = /Access adds these for accounts:(.*?)\n\n\w/s.exec(text) ?? [];
  const described = [...part.matchAll(/^\| `([\w-]+)` \| (\d+) \|/gm)].map(([, name, status]) => `${status} ${name}`);
  expect(described.sort()).toEqual(
    Object.values(ACCOUNT_PROBLEMS)
      .map(({ name, status }) => `${status} ${name}`)
      .sort(),
  );
});
