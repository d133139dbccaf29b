import { aRegister, aRow, aWorkbook, CAPTIONS, type TestCell, withParts } from '../workbook.support.spec.js';
import { readWorkbook } from './read-workbook.js';

const read = async (workbook: Buffer, year = 2016) => {
  const file = await readWorkbook(workbook, year);
  if (!file.ok) throw new Error(`refused: ${JSON.stringify(file.error)}`);
  return file.value;
};

const refusal = async (workbook: Buffer, year = 2016) => {
  const file = await readWorkbook(workbook, year);
  if (file.ok) throw new Error('the file was read');
  return file.error;
};

const registerWith = (...rows: readonly (readonly TestCell[])[]): Buffer => aWorkbook(aRegister(...rows));

describe('every cell is kept exactly as published', () => {
  test('line breaks, edge blanks and an empty purpose', async () => {
    const { rows, sheet } = await read(
      registerWith(
        aRow({ Name: 'lit.mitte e. V. \n', Zweck: 'Lotse Berlin\nBeratung - Orientierung ' }),
        aRow({ Zweck: null, Politikbereich: 'Kultur' }),
      ),
    );
    expect(sheet).toBe('Worksheet');
    expect(rows).toEqual([
      {
        row: 2,
        amountCents: 33_159_200,
        amountPrecision: 'wholeEuros',
        cells: {
          recipient: 'lit.mitte e. V. \n',
          funder: 'Senatsverwaltung für Arbeit, Integration und Frauen',
          purpose: 'Lotse Berlin\nBeratung - Orientierung ',
          policyField: 'Integration',
          year: '2016',
          amount: '331592',
          kind: 'Projektförderung',
          address: 'Berliner Straße 1, 13507 Berlin',
        },
      },
      expect.objectContaining({ row: 3, cells: expect.objectContaining({ purpose: '' }) }),
    ]);
  });

  test('a column without meaning here is kept under its caption', async () => {
    const rows = aRegister(aRow(), aRow());
    const { rows: grants } = await read(
      aWorkbook([[...(rows[0] ?? []), 'EmpfaengerID'], [...(rows[1] ?? []), 'E-17'], [...(rows[2] ?? [])]]),
    );
    expect(grants.map(({ cells }) => cells.further)).toEqual([[{ caption: 'EmpfaengerID', text: 'E-17' }], undefined]);
  });

  test('a year written as a number is that year', async () => {
    const { rows } = await read(registerWith(aRow({ Jahr: 2016 })));
    expect(rows[0]?.cells.year).toBe('2016');
  });
});

describe('columns are found by meaning', () => {
  const renamed = (captions: readonly string[]): Buffer => aWorkbook([[...captions], aRow()]);

  test.each([
    [
      [
        'Zuwendungsempfänger',
        'Zuwendungsgeber',
        'Art der Förderung',
        'Haushaltsjahr',
        'Adresse',
        'Politikfeld',
        'Zuwendungszweck',
        'Höhe der Zuwendung',
      ],
    ],
    [['EMPFÄNGER', 'Geber ', 'art', 'JAHR', 'anschrift', 'Politik-\nbereich', 'Zweck der Zuwendung', 'Betrag (in €)']],
    [
      [
        'Empfänger/in',
        'Zuwendungsgeber/in',
        'Förderart',
        'Förderjahr',
        'Sitz',
        'Politkbereich',
        'Verwendungszweck',
        'Betrag in Euro',
      ],
    ],
    [['Traeger', 'Bewilligungsstelle', 'Art', 'Jahr', 'Anschrfit', 'Politikbereich', 'Zwek', 'Betrag EUR']],
  ])('under the captions %j', async (captions) => {
    const { rows } = await read(renamed(captions));
    expect(rows[0]?.cells).toMatchObject({ recipient: 'Albatros e. V.', purpose: 'Integrationslotsen Reinickendorf' });
    expect(rows[0]?.amountCents).toBe(33_159_200);
  });

  test('in any order, below titles and notes', async () => {
    const order = [7, 2, 0, 6, 3, 5, 1, 4];
    const moved = [[...CAPTIONS], aRow()].map((row) => order.map((index) => row[index] ?? null));
    const { rows } = await read(aWorkbook([['Zuwendungen des Landes Berlin'], [null], ...moved]));
    expect(rows).toEqual([expect.objectContaining({ row: 4, amountCents: 33_159_200 })]);
    expect(rows[0]?.cells.recipient).toBe('Albatros e. V.');
  });

  test('a note in a single cell below the grants is no grant', async () => {
    const { rows } = await read(registerWith(aRow(), ['Stand: 1. März 2017']));
    expect(rows).toHaveLength(1);
  });

  test('missing columns are named, with what was found instead', async () => {
    const captions = CAPTIONS.map((caption) => (caption === 'Geber' ? 'Stelle' : caption));
    expect(await refusal(renamed(captions))).toMatchObject({
      code: 'columnsMissing',
      expected: 'the columns "geber" in the row of captions',
      found: expect.stringContaining('"Stelle" in row 1 of the sheet "Worksheet"'),
    });
  });

  test.each(['Betrag in T€', 'Betrag (Tsd. Euro)', 'Betrag in Mio. €', 'Betrag in TEUR'])(
    'a caption in another unit is no amount in euros: %s',
    async (caption) => {
      const captions = CAPTIONS.map((name) => (name === 'Betrag' ? caption : name));
      expect(await refusal(renamed(captions))).toMatchObject({ code: 'columnsMissing' });
    },
  );

  test('two columns for one meaning are refused', async () => {
    const twice = aWorkbook([
      [...CAPTIONS, 'Zuwendungsbetrag'],
      [...aRow(), 5],
    ]);
    expect(await refusal(twice)).toMatchObject({
      code: 'columnsAmbiguous',
      cell: 'Worksheet!I1',
      found: '"Betrag", "Zuwendungsbetrag"',
    });
  });

  test('a caption with a typing error does not compete with the exact one', async () => {
    const { rows } = await read(
      aWorkbook([
        [...CAPTIONS, 'Beitrag'],
        [...aRow(), 5],
      ]),
    );
    expect(rows[0]).toMatchObject({ amountCents: 33_159_200, cells: { further: [{ caption: 'Beitrag', text: '5' }] } });
  });
});

describe('of several sheets', () => {
  test('the one with the captions is read', async () => {
    const file = await read(aWorkbook({ Hinweise: [['Stand 2017']], Leer: [], Register: aRegister(aRow()) }));
    expect(file.sheet).toBe('Register');
  });

  test('where several have the captions, the one whose rows are all of the year', async () => {
    const workbook = aWorkbook({ a: aRegister(aRow()), b: aRegister(aRow({ Jahr: '2019', Betrag: 1 })) });
    expect((await read(workbook, 2016)).sheet).toBe('a');
    expect((await read(workbook, 2019)).sheet).toBe('b');
    expect(await refusal(workbook, 2018)).toMatchObject({ code: 'sheetsAmbiguous', found: '0 among "a", "b"' });
  });

  test('two of the same year are refused', async () => {
    const workbook = aWorkbook({ a: aRegister(aRow()), b: aRegister(aRow()) });
    expect(await refusal(workbook)).toMatchObject({ code: 'sheetsAmbiguous', found: '2 among "a", "b"' });
  });
});

describe('one bad cell in any row refuses the file', () => {
  const bad = (changes: Parameters<typeof aRow>[0]): Buffer => registerWith(aRow(), aRow(changes), aRow());

  test.each([
    ['text', '1.234,56 €', 'amountNotANumber', 'the text "1.234,56 €"'],
    ['a number as text', '1234', 'amountNotANumber', 'the text "1234"'],
    ['nothing', null, 'amountNotANumber', 'no amount'],
    ['a truth value', true, 'amountNotANumber', 'a truth value'],
    ['a third of a cent', 10.003, 'amountNotANumber', '10.003, which is no amount in euros and cents'],
    ['more than any grant', 1e13, 'amountNotANumber', '10000000000000, more than any grant'],
    ['#REF!', { t: 'e', v: 23, w: '#REF!' }, 'formulaError', 'the formula error #REF!'],
    ['#VALUE!', { t: 'e', v: 15, w: '#VALUE!', f: 'A1+1' }, 'formulaError', 'the formula error #VALUE!'],
    ['a formula', { t: 'n', v: 100, f: 'SUM(H2:H3)' }, 'formula', 'the formula =SUM(H2:H3)'],
  ] as const)('an amount that is %s', async (_, amount, code, found) => {
    expect(await refusal(bad({ Betrag: amount }))).toMatchObject({ code, cell: 'Worksheet!H3', found });
  });

  test('an amount that is a formula without a value', async () => {
    const uncomputed = await withParts(bad({ Betrag: 4711 }), {
      'xl/worksheets/sheet1.xml': (xml) => xml.replace('<v>4711</v>', '<f>SUM(H2)</f><v></v>'),
    });
    expect(await refusal(uncomputed)).toMatchObject({ code: 'formula', cell: 'Worksheet!H3' });
  });

  test('a formula error in a text', async () => {
    const error = { t: 'e', v: 42, w: '#N/A' } as const;
    expect(await refusal(bad({ Zweck: error }))).toMatchObject({ code: 'formulaError', cell: 'Worksheet!G3' });
  });

  test('a row of another year', async () => {
    expect(await refusal(bad({ Jahr: '2015' }))).toEqual({
      code: 'wrongYear',
      cell: 'Worksheet!D3',
      expected: 'the year 2016',
      found: '"2015"',
      hint: 'Import the register of 2015 as that year.',
    });
  });

  test('captions repeated between the rows', async () => {
    expect(await refusal(registerWith(aRow(), [...CAPTIONS]))).toMatchObject({ code: 'wrongYear', found: '"Jahr"' });
  });

  test('an amount in a row without a recipient', async () => {
    const sum = CAPTIONS.map((caption) => (caption === 'Betrag' ? 663184 : null));
    expect(await refusal(registerWith(aRow(), sum))).toMatchObject({ code: 'wrongYear', cell: 'Worksheet!D3' });
  });
});

describe('amounts', () => {
  test('with cents are read to the cent, and the whole file then has that precision', async () => {
    const { rows } = await read(registerWith(aRow({ Betrag: 443786.67 }), aRow({ Betrag: 0.1 + 0.2 }), aRow()));
    expect(rows.map(({ amountCents }) => amountCents)).toEqual([44_378_667, 30, 33_159_200]);
    expect(rows.map(({ amountPrecision }) => amountPrecision)).toEqual(['cents', 'cents', 'cents']);
  });

  test('below zero are published figures too', async () => {
    const { rows } = await read(registerWith(aRow({ Betrag: -12.5 }), aRow({ Betrag: 0 })));
    expect(rows.map(({ amountCents }) => amountCents)).toEqual([-1250, 0]);
  });
});

test.each([
  ['no rows below the captions', aWorkbook(aRegister())],
  ['an empty sheet', aWorkbook([])],
])('%s: refused as empty', async (_, workbook) => {
  expect(await refusal(workbook)).toMatchObject({ code: 'empty' });
});
