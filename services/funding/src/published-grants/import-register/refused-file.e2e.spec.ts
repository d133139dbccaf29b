import { buffer } from 'node:stream/consumers';
import { type FileBody, workbookOf } from '@lotsenbuch/testing';
import { ZipFile } from 'yazl';
import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant, COLUMNS, type PublishedRow, registerOf, SMALL_REGISTER } from '../register.fixture.js';

const WORKBOOK = workbookOf([]).contentType;
const MEBIBYTE = 1024 * 1024;

const bytes = (content: string | Uint8Array): FileBody => ({
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  contentType: WORKBOOK,
});

const zipOf = async (parts: Readonly<Record<string, string | Buffer>>): Promise<FileBody> => {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return bytes(await buffer(zip.outputStream));
};

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;
const ENTITY_BOMB = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>`;

const withBadRow = (bad: Partial<PublishedRow>) => registerOf(2016, [...SMALL_REGISTER.slice(0, 3), aGrant(bad)]);
const without = (caption: string) =>
  registerOf(
    2016,
    SMALL_REGISTER,
    COLUMNS.filter(([known]) => known !== caption),
  );

let app: FundingApplication;
beforeAll(async () => {
  app = await FundingApplication.start();
  await app.import(2016, SMALL_REGISTER.slice(0, 2));
});
afterAll(() => app[Symbol.asyncDispose]());

type File = FileBody | Promise<FileBody>;
const REFUSED: readonly (readonly [what: string, field: string, found: RegExp, file: () => File])[] = [
  ['text in the amount', 'Worksheet!H5', /"1\.234,56 €"/, () => withBadRow({ amount: '1.234,56 €' })],
  ['an amount of more than two decimals', 'Worksheet!H5', /1\.005/, () => withBadRow({ amount: 1.005 })],
  ['no amount', 'Worksheet!H5', /no amount/, () => withBadRow({ amount: undefined })],
  ['an amount that is a formula', 'Worksheet!H5', /=2\+3/, () => withBadRow({ amount: { t: 'n', v: 5, f: '2+3' } })],
  ['a formula error', 'Worksheet!H5', /#DIV\/0!/, () => withBadRow({ amount: { t: 'e', v: 0x07 } })],
  ['a formula error in another column', 'Worksheet!G5', /#REF!/, () => withBadRow({ purpose: { t: 'e', v: 0x17 } })],
  ['a row of another year', 'Worksheet!D5', /2019/, () => withBadRow({ year: 2019 })],
  ['no column for the amount', 'file', /"Zweck"/, () => without('Betrag')],
  [
    'two columns for the amount',
    'Worksheet!I1',
    /"Betrag", "Zuwendungsbetrag"/,
    () => registerOf(2016, SMALL_REGISTER, [...COLUMNS, ['Zuwendungsbetrag', 'amount']]),
  ],
  ['captions without rows', 'file', /none below the captions/, () => registerOf(2016, [])],
  ['an empty sheet', 'file', /only empty sheets/, () => workbookOf([])],
  ['macros', 'file', /macros/, () => workbookOf([['Name']], { macros: true })],
  ['an empty file', 'file', /an empty file/, () => bytes('')],
  ['something else', 'file', /another kind/, () => bytes('Name;Geber;Betrag')],
  ['an old Excel file', 'file', /\.xls/, () => bytes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))],
  [
    'another archive',
    'file',
    /no workbook/,
    () => zipOf({ 'word/document.xml': '<a/>', '[Content_Types].xml': '<Types/>' }),
  ],
  ['half a workbook', 'file', /zip archive/, () => bytes(registerOf(2016, SMALL_REGISTER).bytes.slice(0, 5000))],
  [
    'a zip bomb',
    'file',
    /more, whatever sizes/,
    () => zipOf({ '[Content_Types].xml': TYPES, 'xl/worksheets/sheet1.xml': Buffer.alloc(65 * MEBIBYTE, 0x20) }),
  ],
  [
    'an XML bomb',
    'file',
    /DOCTYPE/,
    () =>
      zipOf({
        '[Content_Types].xml': TYPES,
        'xl/workbook.xml': '<workbook/>',
        'xl/worksheets/sheet1.xml': ENTITY_BOMB,
      }),
  ],
  ['more than 16 MB', 'file', /17 MB/, () => bytes(new Uint8Array(17 * MEBIBYTE))],
];

test.each(REFUSED)('a file with %s is 422, names %s, and nothing is recorded', async (_, field, found, file) => {
  const [head, imports] = [await app.logHead(), await app.officer.get('/v1/register-imports')];
  const { status, body } = await app.import(2016, await file());
  expect(status).toBe(422);
  expect(body).toMatchObject({
    type: 'urn:lotsenbuch:problem:register-file-refused',
    detail: expect.stringMatching(/Nothing was recorded\.$/i),
    errors: [{ field, expected: expect.any(String), found: expect.stringMatching(found) }],
  });
  expect(await app.logHead()).toBe(head);
  expect((await app.officer.get('/v1/register-imports')).body).toEqual(imports.body);
});

test('a file of more than 64 MB is not even read: 413', async () => {
  const { status, body } = await app.import(2016, bytes(new Uint8Array(64 * MEBIBYTE + 1)));
  expect(status).toBe(413);
  expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:too-large' });
});

describe('the request', () => {
  const file = registerOf(2016, SMALL_REGISTER);

  test.each([
    ['without a year', '', 'year'],
    ['of a year that no register is of', '?year=1999', 'year'],
    ['of a year in words', '?year=current', 'year'],
    ['with a dry run that is neither true nor false', '?year=2016&dryRun=perhaps', 'dryRun'],
    ['with something unknown', '?year=2016&force=true', 'force'],
  ])('%s is 400 and says which field', async (_, query, field) => {
    const { status, body } = await app.officer.postFile(`/v1/register-imports${query}`, file);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:validation', errors: [{ field }] });
  });

  test('with another content type is 415 and says which are read', async () => {
    const { status, body } = await app.officer.post('/v1/register-imports?year=2016', { rows: [] });
    expect(status).toBe(415);
    expect(body).toMatchObject({ detail: expect.stringContaining(WORKBOOK) });
  });
});
