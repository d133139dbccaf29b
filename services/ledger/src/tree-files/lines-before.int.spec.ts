import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { linesBefore } from './lines-before.js';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const LINES = Array.from({ length: 300 }, (_, number) => `${number} ${'ä'.repeat((number * 37) % 900)}`);

const fileOf = (content: string): string => {
  const file = join(folder.path, 'lines');
  writeFileSync(file, content);
  return file;
};

describe('the last lines of a file', () => {
  test.each([1, 7, 200, 300, 1000])('come page by page in the opposite order, %d at once', async (count) => {
    const file = fileOf(LINES.map((line) => `${line}\n`).join(''));
    const read: string[] = [];
    let place: number | undefined;
    do {
      const page = await linesBefore(file, place, count);
      expect(page?.length).toBe(Math.min(count, LINES.length - read.length));
      read.push(...(page ?? []).map(({ text }) => text));
      place = page?.at(-1)?.begins;
    } while (place !== 0);
    expect(read).toEqual(LINES.toReversed());
  });

  test('leave out one that is still being written', async () => {
    expect(await linesBefore(fileOf('a\nb\nc'), undefined, 5)).toEqual([
      { begins: 2, text: 'b' },
      { begins: 0, text: 'a' },
    ]);
    expect(await linesBefore(fileOf('a'), undefined, 5)).toEqual([]);
  });

  test('are undefined before a place where no line begins, and none of a file that is not there', async () => {
    const file = fileOf('ab\ncd\n');
    for (const place of [1, 2, 4, 5, 7, 100]) expect(await linesBefore(file, place, 1)).toBeUndefined();
    expect(await linesBefore(file, 3, 1)).toEqual([{ begins: 0, text: 'ab' }]);
    expect(await linesBefore(file, 0, 1)).toEqual([]);
    expect(await linesBefore(join(folder.path, 'none'), undefined, 1)).toEqual([]);
    expect(await linesBefore(join(folder.path, 'none'), 3, 1)).toBeUndefined();
  });
});
