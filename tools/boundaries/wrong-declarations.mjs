import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const workspaceOf = (path) => /^(?:libs|services|apps)\/[^/]+(?=\/)/.exec(path)?.[0];

/**
 * What a workspace's package.json declares against what its sources import: `dependencies` are the workspaces that
 * production imports, `devDependencies` those that only tests do. Packages of npm are declared by the root alone.
 * @param modules as dependency-cruiser saw them
 * @param isTest tells the path of a module that production does not need
 */
export function wrongDeclarations(folder, modules, isTest) {
  const imports = new Map();
  for (const { source, dependencies } of modules) {
    const from = workspaceOf(source);
    if (from === undefined) continue;
    if (!imports.has(from)) imports.set(from, { production: new Set(), tests: new Set() });
    for (const { resolved } of dependencies) {
      const to = workspaceOf(resolved);
      if (to !== undefined && to !== from) imports.get(from)[isTest(source) ? 'tests' : 'production'].add(to);
    }
  }
  const manifests = new Map(
    [...imports.keys()].map((workspace) => [
      workspace,
      JSON.parse(readFileSync(join(folder, workspace, 'package.json'), 'utf8')),
    ]),
  );
  const namesOf = (workspaces) => [...workspaces].map((workspace) => manifests.get(workspace).name).sort();
  return [...imports].flatMap(([workspace, { production, tests }]) => {
    const { dependencies = {}, devDependencies = {} } = manifests.get(workspace);
    return [
      ...compare(workspace, 'dependencies', Object.keys(dependencies).sort(), namesOf(production)),
      ...compare(
        workspace,
        'devDependencies',
        Object.keys(devDependencies).sort(),
        namesOf(tests.difference(production)),
      ),
    ];
  });
}

const compare = (workspace, field, declared, imported) =>
  declared.join() === imported.join()
    ? []
    : [
        `workspaces-are-declared: ${workspace}/package.json has ${field} [${declared}], its sources import [${imported}]`,
      ];
