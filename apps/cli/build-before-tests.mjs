import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Some tests run what people start, which is the build: a build of older sources would pass for the present ones. */
export default () => {
  const compiler = join(ROOT, 'node_modules', 'typescript7', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-b'], { cwd: ROOT, stdio: 'inherit' });
};
