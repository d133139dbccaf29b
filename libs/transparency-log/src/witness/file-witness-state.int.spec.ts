import { readdir, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileWitnessState } from '../index.js';
import { inFolder, SmallLog } from './running-witness.fixture.js';

const log = new SmallLog('log.example/1');
const at = (size: number) => ({ size, root: log.root(size), note: log.checkpoint(size) });
const fileIn = async (folder: string) =>
  join(folder, (await readdir(folder)).find((name) => name.endsWith('.checkpoint'))!);

test('there is nothing at first, then always the latest', () =>
  inFolder(async (folder) => {
    const state = fileWitnessState(folder);
    expect(await state.latest('log.example/1')).toBeUndefined();
    for (const size of [3, 7, 200]) {
      await state.replace('log.example/1', at(size));
      expect(await fileWitnessState(folder).latest('log.example/1')).toEqual(at(size));
    }
    expect(await readdir(folder)).toHaveLength(1);
  }));

test('an origin with slashes or dots stays in the folder', () =>
  inFolder(async (folder) => {
    const origin = '../../etc/passwd';
    const odd = new SmallLog(origin);
    await fileWitnessState(folder).replace(origin, { size: 1, root: odd.root(1), note: odd.checkpoint(1) });
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.checkpoint$/)]);
  }));

test('what a crash left beside the file does not count', () =>
  inFolder(async (folder) => {
    const state = fileWitnessState(folder);
    await state.replace('log.example/1', at(3));
    await writeFile(`${await fileIn(folder)}.new`, 'half a che');
    expect(await state.latest('log.example/1')).toEqual(at(3));
    await state.replace('log.example/1', at(7));
    expect(await state.latest('log.example/1')).toEqual(at(7));
  }));

test('only its owner may read it', () =>
  inFolder(async (folder) => {
    await fileWitnessState(folder).replace('log.example/1', at(3));
    expect((await stat(await fileIn(folder))).mode & 0o077).toBe(0);
  }));

describe('a damaged file is refused with its name, and is no empty state', () => {
  test.each<[string, (path: string, folder: string) => Promise<void>]>([
    ['an empty file', (path) => truncate(path)],
    ['a file cut short', async (path) => truncate(path, (await stat(path)).size - 1)],
    ['bytes at the end', async (path) => writeFile(path, `${await readFile(path, 'utf8')}\n`)],
    ['another size', async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('\n7\n', '\n9\n'))],
    [
      'a flipped bit in the root',
      async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('=\n', '>\n')),
    ],
    ['a changed sum', async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('sha256:', 'sha256:0'))],
    [
      'the state of another log',
      async (path, folder) => {
        const other = new SmallLog('log.example/2');
        await fileWitnessState(folder).replace('log.example/2', {
          size: 9,
          root: other.root(9),
          note: other.checkpoint(9),
        });
        const names = await readdir(folder);
        const its = names.map((name) => join(folder, name)).find((each) => each !== path);
        await rename(its!, path);
      },
    ],
  ])('%s', (_, damage) =>
    inFolder(async (folder) => {
      const state = fileWitnessState(folder);
      await state.replace('log.example/1', at(7));
      const path = await fileIn(folder);
      await damage(path, folder);
      await expect(state.latest('log.example/1')).rejects.toThrow(path);
    }),
  );
});

test('a folder that is not there is no empty state', () =>
  inFolder(async (folder) => {
    const state = fileWitnessState(join(folder, 'not-mounted'));
    await expect(state.latest('log.example/1')).rejects.toThrow('ENOENT');
    await expect(state.replace('log.example/1', at(3))).rejects.toThrow('ENOENT');
  }));
