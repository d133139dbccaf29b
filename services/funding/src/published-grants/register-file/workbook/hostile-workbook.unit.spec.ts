import { MAX_FILE_BYTES } from '../register-file.js';
import { aRegister, aRow, aWorkbook, declaringSize, withParts, zipped } from '../workbook.support.spec.js';
import { readWorkbook } from './read-workbook.js';
import { MAX_TAGS } from './trusted-parts.js';
import { MAX_INFLATED_BYTES, MAX_PARTS } from './unpack-workbook.js';

const REGISTER = aWorkbook(aRegister(aRow()));
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';

const codeOf = async (file: Buffer): Promise<string> => {
  const read = await readWorkbook(file, 2016);
  return read.ok ? 'read' : read.error.code;
};

test('the workbook that the traps are made of is read', async () => {
  expect(await codeOf(await withParts(REGISTER, {}))).toBe('read');
});

describe('not a workbook', () => {
  test.each([
    ['an empty file', Buffer.alloc(0)],
    ['a text file', Buffer.from('Name;Geber;Betrag\n')],
    ['an old .xls file', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['a PDF file', Buffer.from('%PDF-1.7\n')],
  ])('%s', async (_, file) => {
    expect(await codeOf(file)).toBe('notAWorkbook');
  });

  test('a zip archive of something else', async () => {
    expect(await codeOf(await zipped(new Map([['content.xml', Buffer.from('<office/>')]])))).toBe('notAWorkbook');
  });

  test('a word processor document', async () => {
    const text = await withParts(REGISTER, {
      '[Content_Types].xml': (types) => types.replaceAll('spreadsheetml.sheet.main', 'wordprocessingml.document.main'),
    });
    expect(await codeOf(text)).toBe('notAWorkbook');
  });

  test('a binary workbook', async () => {
    const binary = await withParts(REGISTER, { 'xl/workbook.bin': 'x' });
    expect(await codeOf(binary)).toBe('notAWorkbook');
  });
});

describe('with a password', () => {
  test('an encrypted workbook is a compound file', async () => {
    const header = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const file = Buffer.concat([header, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await codeOf(file)).toBe('encrypted');
  });

  test('an encrypted part', async () => {
    const file = Buffer.from(REGISTER);
    const entry = file.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    file.writeUInt16LE(file.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await codeOf(file)).toBe('encrypted');
  });
});

describe('macros', () => {
  test('by the name of the part', async () => {
    expect(await codeOf(await withParts(REGISTER, { 'xl/vbaProject.bin': 'x' }))).toBe('macros');
  });

  test('by the type of the workbook (.xlsm renamed)', async () => {
    const file = await withParts(REGISTER, {
      '[Content_Types].xml': (types) =>
        types.replace(
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
          'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
        ),
    });
    expect(await codeOf(file)).toBe('macros');
  });

  test('by the type of a part under another name', async () => {
    const file = await withParts(REGISTER, {
      'xl/settings.dat': 'x',
      '[Content_Types].xml': (types) =>
        types.replace(
          '<Override',
          '<Default Extension="dat" ContentType="application/vnd.ms-office.vbaProject"/><Override',
        ),
    });
    expect(await codeOf(file)).toBe('macros');
  });

  test('old macro sheets', async () => {
    expect(await codeOf(await withParts(REGISTER, { 'xl/macrosheets/sheet1.xml': '<xm/>' }))).toBe('macros');
  });
});

describe('too large', () => {
  test('the file itself', async () => {
    expect(await codeOf(Buffer.concat([REGISTER, Buffer.alloc(MAX_FILE_BYTES)]))).toBe('tooLarge');
  });

  test('a zip bomb, also one that lies about its sizes: bytes are counted while inflating', async () => {
    const bomb = await withParts(REGISTER, { 'xl/media/image1.png': Buffer.alloc(MAX_INFLATED_BYTES + 1) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await codeOf(bomb)).toBe('tooLarge');
    expect(await codeOf(declaringSize(bomb, 'xl/media/image1.png', 100))).toBe('tooLarge');
  });

  test('many parts that are large together', async () => {
    const half = Buffer.alloc(MAX_INFLATED_BYTES / 2);
    expect(await codeOf(await withParts(REGISTER, { 'a.png': half, 'b.png': half }))).toBe('tooLarge');
  });

  test('too many parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: MAX_PARTS }, (_, part) => [`xl/media/${part}.png`, 'x']));
    expect(await codeOf(await withParts(REGISTER, parts))).toBe('tooLarge');
  });

  test('a sheet of so many cells that they would not fit into memory', async () => {
    const cells = '<c/>'.repeat(MAX_TAGS);
    const sheet = `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;
    expect(await codeOf(await withParts(REGISTER, { [SHEET]: sheet }))).toBe('tooLarge');
  });
});

describe('markup that no spreadsheet program writes', () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;">]>';

  test.each([SHEET, STRINGS, 'xl/workbook.xml', '[Content_Types].xml', 'docProps/core.xml'])(
    'an XML bomb in %s',
    async (part) => {
      const file = await withParts(REGISTER, { [part]: (xml) => bomb + xml.replace(/^<\?xml[^>]*\?>/, '') });
      expect(await codeOf(file)).toBe('dangerousMarkup');
    },
  );

  test('a DOCTYPE hidden in another encoding', async () => {
    const hidden = Buffer.from(`\ufeff${bomb}<sst/>`, 'utf16le');
    expect(await codeOf(await withParts(REGISTER, { [STRINGS]: hidden }))).toBe('dangerousMarkup');
  });

  test.each(['<![CDATA[text]]>', '<!-- <row r="2"/> -->'])('%s among the cells', async (markup) => {
    const file = await withParts(REGISTER, { [SHEET]: (xml) => xml.replace('<sheetData>', `<sheetData>${markup}`) });
    expect(await codeOf(file)).toBe('dangerousMarkup');
  });
});

describe('damaged, or built to be read in two ways', () => {
  test('half a file', async () => {
    expect(await codeOf(REGISTER.subarray(0, REGISTER.length / 2))).toBe('damaged');
  });

  test('a part with another content than its checksum says', async () => {
    const parts = await withParts(REGISTER, { 'a.txt': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' });
    expect(await codeOf(declaringSize(parts, 'a.txt', 5))).toBe('damaged');
  });

  test('the same part twice', async () => {
    const file = await withParts(REGISTER, { 'XL/worksheets/SHEET1.xml': '<worksheet/>' });
    expect(await codeOf(file)).toBe('damaged');
  });

  test('a text that the list of texts does not have', async () => {
    const file = await withParts(REGISTER, { [STRINGS]: '<sst xmlns="x"><si><t>only one</t></si></sst>' });
    expect(await codeOf(file)).toBe('damaged');
  });

  test('a missing sheet', async () => {
    expect(await codeOf(await withParts(REGISTER, { [SHEET]: undefined }))).toBe('empty');
  });

  test('half a character', async () => {
    const file = await withParts(REGISTER, { [STRINGS]: (xml) => xml.replace('Albatros', 'Alb&#xD800;tros') });
    expect(await codeOf(file)).toBe('damaged');
  });

  test('a cell far outside the sheet costs nothing', async () => {
    const far = '<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>';
    const file = await withParts(REGISTER, { [SHEET]: (xml) => xml.replace('</sheetData>', far) });
    expect(await codeOf(file)).toBe('damaged');
  });
});

describe('what is not a cell is not looked at', () => {
  test('links over the whole sheet, and links to other files', async () => {
    const links = '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" r:id="rId1"/></hyperlinks>';
    const file = await withParts(REGISTER, {
      [SHEET]: (xml) => xml.replace('</sheetData>', links),
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships xmlns="x"><Relationship Id="rId1" TargetMode="External" Target="http://127.0.0.1:1/"/></Relationships>',
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    });
    expect(await codeOf(file)).toBe('read');
  });

  test('the size that a sheet declares', async () => {
    const file = await withParts(REGISTER, {
      [SHEET]: (xml) => xml.replace(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>'),
    });
    expect(await codeOf(file)).toBe('read');
  });
});
