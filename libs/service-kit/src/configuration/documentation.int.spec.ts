import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemType } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { readConfiguration } from './configuration.js';
import { SETTING_NAMES } from './setting-names.js';

const document = (name: string): string => readFileSync(join(import.meta.dirname, '../../../../docs', name), 'utf8');

/** First and second cell of the rows that begin with a code span. */
const rows = (text: string): (readonly [string, string])[] =>
  [...text.matchAll(/^\| `([^`]+)` \| ([^|]+?) \|/gm)].map(([, name = '', second = '']) => [name, second]);

describe('docs/configuration.md', () => {
  const settings = rows(document('configuration.md').split('\n## ', 1)[0] ?? '');

  test('names every setting, and no other', () => {
    expect(settings.map(([name]) => name)).toEqual([...SETTING_NAMES]);
  });

  test('gives the defaults that are used', () => {
    const defaults = Object.fromEntries(
      settings
        .filter(([, value]) => value !== 'none')
        .map(([name, value]) => [name, value.replaceAll('`', '').replace('$DATA_DIR', './data')]),
    );
    expect(readConfiguration(defaults)).toEqual(readConfiguration({}));
  });
});

describe('docs/http-conventions.md', () => {
  const text = document('http-conventions.md');

  test('names every problem of this kit with its status, and no other', () => {
    // Services list theirs behind.
    const [, ofTheKit = ''] = /## Problems(.*?) adds these/s.exec(text) ?? [];
    const described = rows(ofTheKit).map(([name, status]) => `${status} ${name}`);
    const known = Object.values(PROBLEMS).map(({ name, status }) => `${status} ${name}`);
    expect(described.sort()).toEqual(known.sort());
  });

  test('shows the prefix of the problem types', () => {
    expect(text).toContain(problemType(PROBLEMS.validation));
  });
});
