import { readFileSync } from 'node:fs';
import { LEDGER_PROBLEMS } from './ledger-problems.js';

test('docs/http-conventions.md names every problem of the ledger with its status, and no other', () => {
  const text = readFileSync(new URL('../../../docs/http-conventions.md', import.meta.url), 'utf8');
  const [, part = ''] = /The ledger adds these:(.*?)\n\n\w/s.exec(text) ?? [];
  const described = [...part.matchAll(/^\| `([\w-]+)` \| (\d+) \|/gm)].map(([, name, status]) => `${status} ${name}`);
  expect(described.sort()).toEqual(
    Object.values(LEDGER_PROBLEMS)
      .map(({ name, status }) => `${status} ${name}`)
      .sort(),
  );
});
