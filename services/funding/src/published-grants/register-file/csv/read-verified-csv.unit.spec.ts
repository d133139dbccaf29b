import { readRegisterFile } from '../read-register-file.js';

const CAPTIONS =
  'year,district_key,district,district_basis,carrier_normalised,carrier_as_published,project_purpose_as_published,amount_eur,quality_flag,funder,source';

const aLine = (changes: Record<string, string> = {}): string => {
  const line: Record<string, string> = {
    year: '2013',
    district_key: '02',
    district: 'Friedrichshain-Kreuzberg',
    district_basis: 'purpose_or_name_names_district',
    carrier_normalised: 'DW Stadtmitte',
    carrier_as_published: 'Diakonisches Werk Berlin Stadtmitte e. V. ',
    project_purpose_as_published: '"Integrationslotsinnen, ""Kreuzberg"""',
    amount_eur: '40663',
    quality_flag: '',
    funder: '"Senatsverwaltung für Arbeit, Integration und Frauen"',
    source: 'https://example.org/list',
    ...changes,
  };
  return CAPTIONS.split(',')
    .map((caption) => line[caption])
    .join(',');
};

const read = (lines: readonly string[], year = 2013) =>
  readRegisterFile(Buffer.from([CAPTIONS, ...lines].join('\n')), year);

test('every line belongs to the programme, and its cells are kept as they are', async () => {
  expect(await read([aLine()])).toEqual({
    ok: true,
    value: {
      reader: 'csv',
      year: 2013,
      rows: [
        {
          row: 2,
          amountCents: 4_066_300,
          amountPrecision: 'wholeEuros',
          district: { basis: 'namedInPurpose', district: '02' },
          cells: {
            recipient: 'Diakonisches Werk Berlin Stadtmitte e. V. ',
            funder: 'Senatsverwaltung für Arbeit, Integration und Frauen',
            purpose: 'Integrationslotsinnen, "Kreuzberg"',
            year: '2013',
            amount: '40663',
            further: [
              { caption: 'district_key', text: '02' },
              { caption: 'district', text: 'Friedrichshain-Kreuzberg' },
              { caption: 'district_basis', text: 'purpose_or_name_names_district' },
              { caption: 'carrier_normalised', text: 'DW Stadtmitte' },
              { caption: 'source', text: 'https://example.org/list' },
            ],
          },
        },
      ],
    },
  });
});

test('of several years the one asked for is taken, under the rows of the file', async () => {
  const file = await read([aLine({ year: '2012' }), aLine(), aLine({ year: '2014', amount_eur: '1' })], 2014);
  expect(file).toMatchObject({ ok: true, value: { year: 2014, rows: [{ row: 4, amountCents: 100 }] } });
});

test.each([
  ['inferred_from_other_record_of_same_carrier', '01', { basis: 'inferredFromCarrier', district: '01' }],
  ['17/17464: supra-district mobile team', '', { basis: 'supraDistrict' }],
  ['unknown', '', { basis: 'unknown' }],
  ['', '', { basis: 'unknown' }],
])('the district as the file says it: %s', async (basis, key, district) => {
  const file = await read([aLine({ district_basis: basis, district_key: key })]);
  expect(file).toMatchObject({ ok: true, value: { rows: [{ district }] } });
});

test.each<[string, Record<string, string>, string, string]>([
  ['text in the amount', { amount_eur: '"1.234,56 €"' }, 'amountNotANumber', 'line 2, column amount_eur'],
  ['no amount', { amount_eur: '' }, 'amountNotANumber', 'line 2, column amount_eur'],
  ['no year', { year: '' }, 'wrongYear', 'line 2, column year'],
  ['a basis nobody knows', { district_basis: 'guessed' }, 'unknownValue', 'line 2, column district_basis'],
  ['a district that there is not', { district_key: '13' }, 'unknownValue', 'line 2, column district_key'],
  ['a district without a reason', { district_basis: 'unknown' }, 'unknownValue', 'line 2, column district_key'],
])('%s: refused with the cell', async (_, changes, code, cell) => {
  expect(await read([aLine(changes)])).toMatchObject({ ok: false, error: { code, cell } });
});

test('nothing of the year asked for', async () => {
  expect(await read([aLine()], 2018)).toMatchObject({ ok: false, error: { code: 'empty', expected: 'lines of 2018' } });
});

test('columns missing', async () => {
  const file = await readRegisterFile(Buffer.from('carrier_as_published,district_basis\nx,y\n'), 2013);
  expect(file).toMatchObject({ ok: false, error: { code: 'columnsMissing' } });
});

test('a column twice', async () => {
  const file = await readRegisterFile(Buffer.from(`${CAPTIONS},year\n${aLine()},2014\n`), 2013);
  expect(file).toMatchObject({ ok: false, error: { code: 'columnsAmbiguous', found: 'year' } });
});

test('lines of different length, or text that is not UTF-8', async () => {
  expect(await read([`${aLine()},more`])).toMatchObject({ ok: false, error: { code: 'damaged' } });
  const latin1 = Buffer.concat([Buffer.from(`${CAPTIONS}\n`), Buffer.from(aLine(), 'latin1')]);
  expect(await readRegisterFile(latin1, 2013)).toMatchObject({ ok: false, error: { code: 'textNotReadable' } });
});
