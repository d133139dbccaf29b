import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.js';

test('a temporary folder is gone with everything in it once it is out of scope', async () => {
  let path: string;
  {
    await using folder = await temporaryFolder();
    path = folder.path;
    mkdirSync(join(path, 'deeper'));
    writeFileSync(join(path, 'deeper', 'file'), 'x');
    expect(existsSync(path)).toBe(true);
  }
  expect(existsSync(path)).toBe(false);
});

test('no two are the same', async () => {
  await using one = await temporaryFolder();
  await using other = await temporaryFolder();
  expect(one.path).not.toBe(other.path);
});
