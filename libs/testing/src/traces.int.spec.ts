import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { temporaryFolder } from './temporary-folder.js';
import { findTraces } from './traces.js';

const NAME = 'Jörg Müßig-Beispiel';

const found = async (bytes: Buffer | string, name = 'file.bin', text = NAME) => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'deep/below'), { recursive: true });
  await writeFile(join(folder.path, 'deep/below', name), bytes);
  return (await findTraces(folder.path, text)).map(({ file, form }) => `${file}: ${form}`);
};

const around = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 1, 255]), bytes, Buffer.from([7])]);

describe('traces of a text', () => {
  test.each([
    ['UTF-8', Buffer.from(NAME)],
    ['UTF-8', Buffer.from(NAME.toUpperCase())],
    ['UTF-8', Buffer.from(NAME.normalize('NFD'))],
    ['UTF-16LE', Buffer.from(NAME, 'utf16le')],
    ['UTF-16BE', Buffer.from(NAME, 'utf16le').swap16()],
    ['Latin-1', Buffer.from(NAME, 'latin1')],
    ['base64, shifted by 0', Buffer.from(Buffer.from(`${NAME}!`).toString('base64'))],
    ['base64, shifted by 1', Buffer.from(Buffer.from(`!${NAME}!`).toString('base64'))],
    ['base64, shifted by 2', Buffer.from(Buffer.from(`abcde${NAME}!`).toString('base64'))],
    ['base64url, shifted by 0', Buffer.from(Buffer.from(`${NAME}`).toString('base64url'))],
    ['base64 of UTF-16LE, shifted by 0', Buffer.from(Buffer.from(NAME, 'utf16le').toString('base64'))],
    ['JSON escapes beyond ASCII', Buffer.from('J\\u00f6rg M\\u00fc\\u00dfig-Beispiel')],
    ['JSON escapes beyond ASCII', Buffer.from('J\\u00F6rg M\\u00FC\\u00DFig-Beispiel')],
    ['JSON escapes', Buffer.from([...NAME].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''))],
    ['percent-encoded', Buffer.from(encodeURIComponent(NAME))],
    ['form-encoded', Buffer.from(new URLSearchParams({ name: NAME }).toString())],
  ])('are found as %s, wherever they stand', async (form, bytes) => {
    expect((await found(around(bytes))).map((trace) => trace.split(': ')[1])).toContainEqual(
      form === 'base64url, shifted by 0' ? expect.stringMatching(/^base64(url)?, shifted by 0$/) : form,
    );
  });

  test('are found in quotation marks that JSON escapes', async () => {
    const text = 'Otto "der Lotse"';
    expect(await found(JSON.stringify({ text }), 'x', text)).toEqual(['deep/below/x: JSON escapes where needed']);
  });

  test('are found in the name of a file', async () => {
    expect(await found('', `${NAME}.pdf`)).toEqual([`deep/below/${NAME}.pdf: UTF-8`]);
  });

  test('are not found where there are none', async () => {
    expect(await found('Jörg Müßig hat nur einen halben Namen; -Beispiel steht anderswo')).toEqual([]);
  });

  test('in base64 are found whatever stands before and behind them', async () => {
    await using folder = await temporaryFolder();
    const bytes = fc.uint8Array({ maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (before, behind) => {
        const whole = Buffer.concat([before, Buffer.from(NAME), behind]);
        await writeFile(join(folder.path, 'file'), whole.toString('base64'));
        expect(await findTraces(folder.path, NAME)).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('are not looked for where chance would find them', async () => {
    await using folder = await temporaryFolder();
    await expect(findTraces(folder.path, 'Abcde')).rejects.toThrow(RangeError);
  });
});
