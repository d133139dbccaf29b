import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const MODULE = JSON.stringify(join(import.meta.dirname, 'gather-lines.ts'));

test.each([
  ['by process.exit', 'process.exit(3);'],
  ['by an error that nobody catches', "throw new Error('broken');"],
  ['because nothing is left to do', ''],
])('what was logged in the last moment is written when the process ends %s', (_, end) => {
  const program = `
    import { writeSync } from 'node:fs';
    import { gatherLines } from ${MODULE};
    const stream = gatherLines({ write: (text) => writeSync(1, text) });
    stream.write('last\\n');
    ${end}`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect(stdout).toBe('last\n');
});
