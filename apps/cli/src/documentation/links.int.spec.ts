import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

test.each(globSync(['*.md', 'docs/**/*.md', 'examples/*.md'], { cwd: ROOT }).sort())(
  'every link of %s to a file of this repository leads somewhere',
  (page) => {
    const links = readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g);
    const targets = [...links].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  },
);
