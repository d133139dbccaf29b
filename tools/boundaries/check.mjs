// Holds the whole tree to the boundaries, and each rule to a fixture that breaks it: a rule that does not name its
// own broken fixture, or a tool that saw no modules, fails.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { wrongDeclarations } from './wrong-declarations.mjs';

const ROOT = join(fileURLToPath(import.meta.url), '../../..');
const FIXTURES = join(ROOT, 'tools/boundaries/fixtures');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const BIOME = join(ROOT, 'node_modules/.bin/biome');
const {
  forbidden,
  isTest,
  options: { enhancedResolveOptions, ...options },
} = createRequire(import.meta.url)(CONFIG);

async function inspect(folder) {
  const roots = readdirSync(folder).filter((name) => ['libs', 'services', 'apps'].includes(name));
  const { output } = await cruise(
    roots,
    { ...options, ruleSet: { forbidden }, validate: true, baseDir: folder },
    enhancedResolveOptions,
  );
  return {
    modules: output.summary.totalCruised,
    undeclared: () => wrongDeclarations(folder, output.modules, isTest),
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      text: `${from} → ${to}`,
    })),
  };
}

/** The lint rule is scoped by path, so its fixture is linted where the path matches. */
function lintHiddenClock() {
  const folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-boundaries-'));
  try {
    cpSync(join(FIXTURES, 'no-hidden-clock'), folder, { recursive: true });
    cpSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
    cpSync(join(ROOT, 'tools/boundaries/no-hidden-clock.grit'), join(folder, 'tools/boundaries/no-hidden-clock.grit'));
    const run = spawnSync(BIOME, ['lint', '--vcs-enabled=false', '.'], { cwd: folder, encoding: 'utf8' });
    return `${run.stdout}${run.stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const problems = [];
const tree = await inspect(ROOT);
if (tree.modules === 0) problems.push('the tree: no modules were seen');
for (const { rule, text } of tree.violations) problems.push(`${rule}: ${text}`);

problems.push(...tree.undeclared());

for (const { name } of forbidden) {
  const fixture = await inspect(join(FIXTURES, name));
  if (fixture.modules === 0) problems.push(`fixture ${name}: no modules were seen`);
  const named = fixture.violations.filter(({ rule }) => rule === name).map(({ from }) => from);
  if (named.length === 0) problems.push(`fixture ${name}: the rule did not name it`);
  for (const file of readdirSync(join(FIXTURES, name), { recursive: true })) {
    if (/(^|\/)broken[^/]*$/.test(file) && !named.includes(file))
      problems.push(`fixture ${name}: ${file} was not named`);
  }
}
const undeclared = (await inspect(join(FIXTURES, 'workspaces-are-declared'))).undeclared();
for (const found of [
  'dependencies [@x/c,rxjs], its sources import [@x/b]',
  'devDependencies [], its sources import [@x/c]',
]) {
  if (!undeclared.some((text) => text.endsWith(found)))
    problems.push(`fixture workspaces-are-declared: not named: ${found}`);
}
if (!lintHiddenClock().includes('no-hidden-clock')) problems.push('fixture no-hidden-clock: the rule did not name it');

for (const problem of problems) console.error(problem);
console.log(`boundaries: ${tree.modules} modules, ${forbidden.length + 2} rules, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
