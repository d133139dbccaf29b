import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const PAGE = read('docs/auditors/what-can-be-seen.md');
const FILES = new Map([...PAGE.matchAll(/^\| ([A-Z]) \| `([^`]+)` \|$/gm)].map(([, letter, path]) => [letter, path]));
const ATTACKS = [...PAGE.matchAll(/^\| ([^|]+) \| [^|]* \| ([^|]*) \| ([A-Z]): ([^|]+) \|$/gm)].map(
  ([, attack = '', findings = '', letter = '', name = '']) => ({
    attack,
    kinds: [...findings.matchAll(/`(\w+)`/g)].map(([, kind = '']) => kind),
    file: FILES.get(letter) ?? '',
    name,
  }),
);
const KINDS = [
  ...(/export type FindingKind =(.*?);/s.exec(read('services/ledger/src/checking/finding.ts'))?.[1] ?? '').matchAll(
    /'(\w+)'/g,
  ),
].map(([, kind = '']) => kind);

/** What a test of this name says: its line, and if it is not a row of a table, all up to the next test. */
function bodyOf(file: string, name: string): string | undefined {
  const source = read(file);
  const at = source.indexOf(`'${name}'`);
  if (at < 0) return undefined;
  const [line = ''] = source.slice(source.lastIndexOf('\n', at) + 1).split('\n');
  if (/^ *\[/.test(line)) return line;
  const [body = ''] = source.slice(at).split(/\n *(?:test|describe)[.(]/);
  return body;
}

describe('docs/auditors/what-can-be-seen.md', () => {
  test('names an attack for every finding there is', () => {
    expect(KINDS).toContain('eventChanged');
    const named = ATTACKS.flatMap(({ kinds }) => kinds);
    expect(KINDS.filter((kind) => !named.includes(kind))).toEqual([]);
    expect(named.filter((kind) => !KINDS.includes(kind))).toEqual([]);
  });

  test.each(ATTACKS)('$attack: $name', ({ kinds, file, name }) => {
    const body = bodyOf(file, name);
    expect(body).toBeDefined();
    for (const kind of kinds) expect(body).toContain(`'${kind}'`);
  });

  test('has a row for each attack, and uses each file that it lists', () => {
    const rows = PAGE.slice(PAGE.indexOf('| attack |')).match(/^\| (?!attack|---)/gm) ?? [];
    expect(ATTACKS).toHaveLength(rows.length);
    expect(new Set(ATTACKS.map(({ file }) => file))).toEqual(new Set(FILES.values()));
  });
});
