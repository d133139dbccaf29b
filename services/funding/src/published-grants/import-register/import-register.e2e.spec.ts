import { eventNamed } from '@lotsenbuch/testing';
import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant, COLUMNS, type Columns, DEPARTMENT, registerOf, SMALL_REGISTER } from '../register.fixture.js';

let app: FundingApplication;
beforeEach(async () => {
  app = await FundingApplication.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const VERDICTS = { confirmed: 2, inReview: 1, apart: 2, refused: 1 };
const NOTHING = { recorded: 0, corrected: 0, withdrawn: 0, reclassified: 0 };

describe('the first register of a year', () => {
  test('is 201: what the rule said about its rows, what was recorded, which rows with a keyword were refused and why', async () => {
    const { status, body, headers } = await app.import(2016, SMALL_REGISTER);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      year: 2016,
      dryRun: false,
      reader: 'workbook',
      sheet: 'Worksheet',
      rows: 7,
      verdicts: VERDICTS,
      changes: { ...NOTHING, recorded: 5, unchanged: 0 },
      refused: [{ row: 8, recipient: 'Säuglingshilfe e. V.', purpose: 'Babylotsen', reason: 'otherFacilitators' }],
    });
    expect(headers.get('log-position')).toBe(body.logPosition);
    expect(await app.report(2016)).toMatchObject({
      confirmed: { records: 2, sumCents: 35_000_000 },
      inReview: { records: 1, sumCents: 5_000_000 },
      apart: { records: 2, sumCents: 2_400_000 },
    });
  });

  test('answers the last event of the import', async () => {
    const { body, headers } = await app.import(2016, SMALL_REGISTER);
    expect(headers.get('event')).toBe(body.event);
    const { stream, revision, commandId } = await eventNamed(app.eventStore, body.event);
    expect(stream).toBe('publishedRegister-2016');
    const next = await eventNamed(app.eventStore, `${stream}/${revision + 1}`);
    const first = await eventNamed(app.eventStore, `${stream}/0`);
    expect(first.commandId).toBe(commandId);
    expect(next.commandId).not.toBe(commandId);
  });

  test('keeps every cell exactly as published, with line breaks and edge blanks, and the line it stood in', async () => {
    const { body } = await app.import(2016, SMALL_REGISTER);
    const record = await app.grant('q=morgenrot');
    expect(record.cells).toEqual({
      recipient: 'Haus Morgenrot gGmbH',
      funder: DEPARTMENT,
      purpose: 'Integrationslotsinnen für\nTempelhof-Schöneberg ',
      policyField: 'Integration',
      year: '2016',
      amount: '250000',
      kind: 'Projektförderung',
      address: 'Uferstr. 1, 13357 Berlin',
    });
    expect(record).toMatchObject({
      source: { file: body.file.sha256, sheet: 'Worksheet', row: 4 },
      district: { basis: 'namedInPurpose', district: '07', name: 'Tempelhof-Schöneberg' },
      amountPrecision: 'wholeEuros',
    });
  });

  test('may hold nothing of the programme: the file is evidence too', async () => {
    const { status, body } = await app.import(2016, [aGrant({ purpose: 'Sprachkurse' })]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ rows: 1, verdicts: { confirmed: 0, inReview: 0, apart: 0, refused: 0 } });
    expect(await app.grants()).toEqual([]);
  });
});

describe('a dry run', () => {
  test('says the same as the import and records nothing', async () => {
    const file = registerOf(2016, SMALL_REGISTER);
    const tried = await app.dryRun(2016, file);
    expect(tried.status).toBe(200);
    expect(tried.headers.get('log-position')).toBeNull();
    expect(tried.headers.get('event')).toBeNull();
    expect(await app.logHead()).toBeUndefined();
    const { importId: _, logPosition: __, event: ____, ...recorded } = (await app.import(2016, file)).body;
    const { importId: ___, ...planned } = tried.body;
    expect(planned).toEqual({ ...recorded, dryRun: true });
  });

  test('of a corrected file says what would change', async () => {
    await app.import(2016, SMALL_REGISTER);
    const head = await app.logHead();
    const corrected = SMALL_REGISTER.map((row) => ({ ...row, amount: 1 }));
    expect((await app.dryRun(2016, registerOf(2016, corrected))).body.changes).toEqual({
      ...NOTHING,
      corrected: 5,
      unchanged: 0,
    });
    expect(await app.logHead()).toBe(head);
  });
});

describe('the same register again', () => {
  test('is 200 and records nothing, also under another key', async () => {
    const file = registerOf(2016, SMALL_REGISTER);
    await app.import(2016, file);
    const head = await app.logHead();
    const again = await app.import(2016, file);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ verdicts: VERDICTS, changes: { ...NOTHING, unchanged: 5 } });
    expect(again.body.refused).toHaveLength(1);
    expect(again.body.logPosition).toBe(head);
    expect(await app.logHead()).toBe(head);
  });

  const moved: Columns = [...COLUMNS].reverse();
  const renamed: Columns = COLUMNS.map(([caption, meaning]) => [
    { Name: 'Zuwendungsempfänger/in', Geber: 'Bewilligende\nStelle', Zweck: 'Förderzweck', Betrag: 'Betrag in €' }[
      caption
    ] ?? caption.toUpperCase(),
    meaning,
  ]);
  const oneMore = aGrant({ recipient: 'Chor Süd e. V.', purpose: 'Konzerte', amount: 500 });
  test.each([
    ['with a row inserted on top', registerOf(2016, [oneMore, ...SMALL_REGISTER])],
    ['in another order', registerOf(2016, SMALL_REGISTER.toReversed())],
    ['with moved columns', registerOf(2016, SMALL_REGISTER, moved)],
    ['with renamed columns', registerOf(2016, SMALL_REGISTER, renamed)],
    [
      'with other blanks and capitals',
      registerOf(
        2016,
        SMALL_REGISTER.map((row) => ({ ...row, recipient: ` ${String(row.recipient).toUpperCase()}` })),
      ),
    ],
  ])('%s has nothing new: the same records under the same ids, and the file as one more import', async (_, file) => {
    await app.import(2016, SMALL_REGISTER);
    const before = await app.grants();
    const { status, body } = await app.import(2016, file);
    expect(status).toBe(201);
    expect(body).toMatchObject({ verdicts: VERDICTS, changes: { ...NOTHING, unchanged: 5 } });
    expect(await app.grants()).toEqual(before);
  });
});

describe('the same verdicts are reached', () => {
  const changed = (change: (row: (typeof SMALL_REGISTER)[number]) => object) =>
    registerOf(
      2021,
      SMALL_REGISTER.map((row) => ({ ...row, ...change(row) })),
    );
  const ours = ({ funder }: { readonly funder?: unknown }) => funder === DEPARTMENT;
  test.each([
    [
      'for another name of the department',
      changed((row) =>
        ours(row) ? { funder: 'Senatsverwaltung für Soziales, Vielfalt und Antidiskriminierung' } : {},
      ),
    ],
    ['for its abbreviation', changed((row) => (ours(row) ? { funder: 'SenASGIVA' } : {}))],
    [
      'with a typing error in the purpose',
      changed(({ purpose }) => ({ purpose: String(purpose).replace('Integrationslots', 'Integratonslots') })),
    ],
    ['with another amount', changed(() => ({ amount: 7 }))],
  ])('%s', async (_, file) => {
    expect((await app.dryRun(2021, file)).body.verdicts).toEqual(VERDICTS);
  });
});

describe('a corrected register', () => {
  const [, kiezlicht, morgenrot, ...others] = SMALL_REGISTER;

  test('corrects an amount: the new one counts, and the old one stays with the line it stood in', async () => {
    const first = await app.import(2016, SMALL_REGISTER);
    const second = await app.import(
      2016,
      SMALL_REGISTER.map((row) => (row === kiezlicht ? { ...row, amount: 123_456.78 } : row)),
    );
    expect(second.status).toBe(201);
    expect(second.body.changes).toEqual({ ...NOTHING, corrected: 1, unchanged: 4 });
    const record = await app.grant('q=kiezlicht');
    expect(record).toMatchObject({
      amountCents: 12_345_678,
      corrections: [
        {
          amountCents: { from: 10_000_000, to: 12_345_678 },
          source: { file: second.body.file.sha256, sheet: 'Worksheet', row: 3 },
        },
      ],
      cells: { amount: '123456.78' },
    });
    expect(first.body.file.sha256).not.toBe(second.body.file.sha256);
    expect((await app.report(2016)).confirmed).toEqual({ records: 2, sumCents: 37_345_678 });
  });

  test('withdraws a record that it no longer has, and takes it back under the same id when it returns', async () => {
    await app.import(2016, SMALL_REGISTER);
    const { id } = await app.grant('q=kiezlicht');
    const without = await app.import(2016, [morgenrot!, ...others]);
    expect(without.body.changes).toEqual({ ...NOTHING, withdrawn: 1, unchanged: 4 });
    expect(await app.grant('q=kiezlicht')).toMatchObject({ id, status: 'withdrawn', amountCents: 10_000_000 });
    expect((await app.report(2016)).confirmed).toEqual({ records: 1, sumCents: 25_000_000 });

    const again = await app.import(2016, [...others, morgenrot!, { ...kiezlicht, amount: 90_000 }]);
    expect(again.body.changes).toEqual({ ...NOTHING, recorded: 1, unchanged: 4 });
    const returned = await app.grant('q=kiezlicht');
    expect(returned).toMatchObject({ id, status: 'confirmed', carrierState: 'resolved', amountCents: 9_000_000 });
    expect((await app.report(2016)).confirmed).toEqual({ records: 2, sumCents: 34_000_000 });
  });

  test('without anything of the programme is refused: surely another file was meant', async () => {
    await app.import(2016, SMALL_REGISTER);
    const head = await app.logHead();
    const { status, body } = await app.import(2016, [aGrant({ purpose: 'Sprachkurse' })]);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      type: 'urn:lotsenbuch:problem:import-refused',
      detail: expect.stringMatching(/has 5 records of the programme and this file has none.*Nothing was recorded\.$/),
    });
    expect(await app.logHead()).toBe(head);
  });
});

test('years do not touch each other', async () => {
  await app.import(2016, SMALL_REGISTER);
  const before = await app.report(2016);
  await app.import(2019, [aGrant({ amount: 1 })]);
  expect(await app.report(2016)).toEqual(before);
  expect((await app.report(2019)).confirmed).toEqual({ records: 1, sumCents: 100 });
});

test('a list that somebody has checked already is read as CSV: its own verdicts and districts hold', async () => {
  const lines = [
    'year,carrier_as_published,funder,project_purpose_as_published,amount_eur,district_key,district_basis,source',
    '2013,"Kiezlicht e. V.",Senatsverwaltung,"Lotsen, erste",81526,05,purpose_or_name_names_district,min-2017',
    '2014,Kiezlicht e. V.,Senatsverwaltung,Lotsen,1,,unknown,min-2017',
  ];
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const { status, body } = await app.import(2013, { bytes, contentType: 'text/csv' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ reader: 'csv', rows: 1, verdicts: { confirmed: 1 }, changes: { recorded: 1 } });
  expect(body).not.toHaveProperty('sheet');
  expect(await app.grants()).toMatchObject([
    { year: 2013, amountCents: 8_152_600, district: { basis: 'namedInPurpose', district: '05' }, source: { row: 2 } },
  ]);
});
