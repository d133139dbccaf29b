import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/**
 * A root folder as the first command leaves it, with `./lotsenbuch` and `npm start` as they are: everything is set up, so
 * that they only find out that nothing is to be installed or built, and nothing of the real root is touched while other
 * tests use it. Data goes into the folder itself, where the documentation says.
 */
export function newcomerFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-newcomer-'));
  for (const copied of ['lotsenbuch', 'package.json', 'package-lock.json', 'tools/run.mjs']) {
    cpSync(join(ROOT, copied), join(folder, copied));
  }
  for (const linked of ['apps', 'examples', 'tools/bench']) symlinkSync(join(ROOT, linked), join(folder, linked));
  mkdirSync(join(folder, 'node_modules'));
  for (const installed of readdirSync(join(ROOT, 'node_modules'))) {
    if (installed !== STAMP)
      symlinkSync(join(ROOT, 'node_modules', installed), join(folder, 'node_modules', installed));
  }
  writeFileSync(join(folder, 'node_modules', STAMP), stampOf(folder));
  // A solution in which the compiler finds nothing to build.
  writeFileSync(join(folder, 'nothing.d.ts'), 'export {};\n');
  writeFileSync(join(folder, 'tsconfig.json'), '{"files": ["nothing.d.ts"], "compilerOptions": {"noEmit": true}}\n');
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

const STAMP = '.setup-stamp';

/** What `tools/run.mjs` compares to know whether package-lock.json is installed; another stamp would make it install. */
const stampOf = (folder: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package.json')))
    .update(readFileSync(join(folder, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
