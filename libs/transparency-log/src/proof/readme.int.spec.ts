import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as library from '../index.js';

const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');

test('the example of the README runs, and ends in the line for the notebook', async () => {
  const [, imports = '', body = ''] =
    /```js\nimport (\{[^}]*\}) from '@lotsenbuch\/transparency-log';\n(.*?)```/s.exec(readme) ?? [];
  const AsyncFunction = (async () => {}).constructor as new (
    ...source: string[]
  ) => (of: typeof library, console: { log: (line: string) => void }) => Promise<void>;
  const printed: string[] = [];
  await new AsyncFunction('library', 'console', `const ${imports} = library;\n${body}`)(library, {
    log: (line) => printed.push(line),
  });
  const tree = library.GrowingTree.empty();
  for (const entry of ['agreed', 'paid', 'reported']) tree.append(entry);
  expect(printed).toEqual([library.checkpointLine({ origin: 'log.example/minutes', size: 3, root: tree.root() })]);
});

test('each function that the README names is exported', () => {
  const table = readme.slice(readme.indexOf('## The main functions'), readme.indexOf('## Refusals'));
  const names = [...table.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(24);
  expect(names.filter((name) => !(name! in library))).toEqual([]);
});
