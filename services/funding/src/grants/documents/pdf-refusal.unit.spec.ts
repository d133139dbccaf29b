import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { finished } from './pdf.fixture.js';
import { pdfRefusal } from './pdf-refusal.js';

/** A PDF from its objects, with a cross-reference table that is right. */
const pdfOf = (...objects: readonly (string | Buffer)[]): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  for (const [index, object] of objects.entries()) {
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  }
  const offset = Buffer.concat(parts).length;
  const trailer = `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(trailer)]);
};

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>';
const packed = (objects: string, dictionary = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode') => {
  const bytes = deflateSync(Buffer.from(objects));
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
};

describe('a PDF', () => {
  test('that only shows something is kept', async () => {
    expect(
      pdfRefusal(await finished(new PDFDocument({ tagged: true, lang: 'de-DE' }).text('Stellungnahme'))),
    ).toBeUndefined();
    expect(pdfRefusal(pdfOf(CATALOG, packed('3 0 <</Type/Page>>')))).toBeUndefined();
    expect(pdfRefusal(pdfOf(CATALOG, '<</Title (Über /JavaScripte)>>'))).toBeUndefined();
  });

  test.each([
    ['a workbook', Buffer.from('PK\x03\x04')],
    ['a page of the web', Buffer.from('<html>%PDF-1.7\nstartxref\n0\n%%EOF')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is none', (_, bytes) => {
    expect(pdfRefusal(bytes)).toBe('notAPdf');
  });

  test('without its end, or whose end points anywhere, is not whole', () => {
    const whole = pdfOf(CATALOG);
    expect(pdfRefusal(whole)).toBeUndefined();
    expect(pdfRefusal(whole.subarray(0, -10))).toBe('incomplete');
    expect(pdfRefusal(Buffer.concat([whole, Buffer.from('<script>')]))).toBe('incomplete');
    expect(pdfRefusal(Buffer.from(whole.toString('latin1').replace(/startxref\n\d+/, 'startxref\n3'), 'latin1'))).toBe(
      'incomplete',
    );
  });

  test('with a password is refused', async () => {
    expect(pdfRefusal(await finished(new PDFDocument({ userPassword: 'geheim' }).text('x')))).toBe('encrypted');
  });

  test('that carries another file is refused', async () => {
    const carrying = new PDFDocument();
    carrying.file(Buffer.from('MZ'), { name: 'programm.exe' });
    expect(pdfRefusal(await finished(carrying))).toBe('activeContent');
  });

  test.each([
    ['JavaScript', '<</S/JavaScript/JS(app.alert(1))>>'],
    ['JavaScript in another spelling', '<</S/J#61va#53cript/JS(app.alert(1))>>'],
    ['JavaScript before a white space that only PDF has', '<</S/JavaScript\0/JS(app.alert(1))>>'],
    ['a program that is started', '<</S /Launch /F (cmd.exe)>>'],
    ['a form that is sent', '<</S/SubmitForm/F(https://example.org)>>'],
  ])('with %s is refused, packed or not', (_, object) => {
    expect(pdfRefusal(pdfOf(CATALOG, object))).toBe('activeContent');
    expect(pdfRefusal(pdfOf(CATALOG, packed(`3 0 ${object}`)))).toBe('activeContent');
    const disguised = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Note (3 0 obj)';
    expect(pdfRefusal(pdfOf(CATALOG, packed(`3 0 ${object}`, disguised)))).toBe('activeContent');
  });

  test('packed so that nobody can look is refused', () => {
    expect(pdfRefusal(pdfOf(CATALOG, packed('3 0 <<>>', '/Type/ObjStm/N 1/First 4/Filter/LZWDecode')))).toBe(
      'unreadable',
    );
    expect(pdfRefusal(pdfOf(CATALOG, '<</N 1/First 4/Filter/FlateDecode>>\nstream\nxxxx\nendstream'))).toBe(
      'unreadable',
    );
    const bomb = packed(`3 0 <<>>${' '.repeat(65 * 1024 * 1024)}`);
    expect(pdfRefusal(pdfOf(CATALOG, bomb))).toBe('unreadable');
    const besidePacked = packed(' '.repeat(65 * 1024 * 1024), '/Filter/FlateDecode');
    expect(pdfRefusal(pdfOf(CATALOG, '<</First 4 0 R>>', besidePacked))).toBe('unreadable');
  });

  test('with a picture behind an outline is kept', () => {
    const picture = '<</Subtype/Image/Filter/DCTDecode/Length 4>>\nstream\n\xff\xd8\xff\xd9\nendstream';
    expect(pdfRefusal(pdfOf(CATALOG, '<</First 4 0 R>>', Buffer.from(picture, 'latin1')))).toBeUndefined();
  });

  test('with a row of digits as long as a file may be is looked through', () => {
    const digits = `%${'1'.repeat(9 * 1024 * 1024)}\n`;
    expect(pdfRefusal(pdfOf(CATALOG, `${digits}<<>>\nstream\nx\nendstream`))).toBeUndefined();
  });
});
