import type { RegisterImported } from './events.js';
import type { PublishedRegisterCommand } from './published-register.js';
import { aClassifiedRow, anImport, changesOf, decide, eventsOf, stateAfter } from './register.support.spec.js';

const OASE = aClassifiedRow({ recipient: 'OASE Berlin e. V.', purpose: 'Integrationslotsen in Pankow', row: 10 });
const GIZ = aClassifiedRow({ recipient: 'GIZ e. V.', purpose: 'Spandauer Integrationslotsen', row: 20 });
const KIEZ = aClassifiedRow({ recipient: 'Pfefferwerk', purpose: 'Kiezmütter', row: 30, verdict: 'inReview' });

const OASE_ID = '2016-oase_berlin_e_v_integrationslotsen_in_pankow-1';
const KIEZ_ID = '2016-pfefferwerk_kiezmuetter-1';

const importedBy = (...commands: readonly PublishedRegisterCommand[]): RegisterImported['data'] => {
  const decided = decide(...commands);
  const [first] = decided.ok ? decided.value : [];
  if (first?.type !== 'RegisterImported') throw new Error('no import was recorded');
  return first.data;
};

describe('one file is one append, its first event the import itself', () => {
  test('with the file, the rule version, counts of every verdict and the refused rows', () => {
    const refused = [
      {
        row: 5,
        recipient: 'Charité',
        funder: 'BA Mitte',
        policyField: 'Gesundheit',
        purpose: 'Babylotsen',
        reason: 'otherFacilitators',
      },
    ];
    expect(importedBy(anImport('a', [OASE, GIZ, KIEZ], { refused }))).toEqual({
      importId: 'import of a',
      year: 2016,
      file: { sha256: 'a', bytes: 1000 },
      reader: 'workbook',
      sheet: 'Worksheet',
      ruleVersion: 'rule 1',
      rows: 8472,
      verdicts: { confirmed: 2, inReview: 1, apart: 0, refused: 1 },
      changes: { recorded: 3, corrected: 0, withdrawn: 0, reclassified: 0, unchanged: 0 },
      refused,
    });
  });

  test('a new row is recorded, effective on 1 January with precision year', () => {
    const [, recorded] = eventsOf(anImport('a', [OASE]));
    expect(recorded).toEqual({
      type: 'PublishedGrantRecorded',
      schemaVersion: 1,
      effectiveOn: '2016-01-01',
      data: {
        recordId: OASE_ID,
        importId: 'import of a',
        year: 2016,
        identity: { ...OASE.identity, ordinal: 1 },
        source: { file: 'a', sheet: 'Worksheet', row: 10 },
        cells: OASE.cells,
        amountCents: 24_992_400,
        amountPrecision: 'wholeEuros',
        effectivePrecision: 'year',
        verdict: 'confirmed',
        basis: OASE.basis,
        district: { basis: 'unknown' },
      },
    });
  });
});

describe('the identity of a record is never its row number', () => {
  test('the same file again leads to nothing', () => {
    expect(decide(anImport('a', [OASE, GIZ]), anImport('a', [OASE, GIZ]))).toEqual({ ok: true, value: [] });
  });

  test('another file with the same records is evidence only: a row inserted on top, rows in another order', () => {
    const moved = [
      { ...GIZ, row: 3 },
      { ...OASE, row: 21 },
    ];
    expect(changesOf(anImport('a', [OASE, GIZ]), anImport('b', moved))).toEqual(['RegisterImported']);
    expect(importedBy(anImport('a', [OASE, GIZ]), anImport('b', moved)).changes).toEqual({
      recorded: 0,
      corrected: 0,
      withdrawn: 0,
      reclassified: 0,
      unchanged: 2,
    });
  });

  test('another amount: corrected, both values kept', () => {
    const corrected = { ...OASE, amountCents: 25_000_000, row: 11 };
    const [, event] = eventsOf(anImport('a', [OASE]), anImport('b', [corrected])).slice(-2);
    expect(event).toMatchObject({
      type: 'PublishedGrantCorrected',
      effectiveOn: '2016-01-01',
      data: {
        recordId: OASE_ID,
        amountCents: { from: 24_992_400, to: 25_000_000 },
        source: { file: 'b', sheet: 'Worksheet', row: 11 },
      },
    });
  });

  test('gone from a corrected file: withdrawn; new: recorded', () => {
    expect(changesOf(anImport('a', [OASE, GIZ]), anImport('b', [GIZ, KIEZ]))).toEqual([
      'RegisterImported',
      `PublishedGrantRecorded ${KIEZ_ID}`,
      `PublishedGrantWithdrawn ${OASE_ID}`,
    ]);
  });

  test('back after a withdrawal: recorded again under the same id', () => {
    const changes = changesOf(anImport('a', [OASE, GIZ]), anImport('b', [GIZ]), anImport('c', [OASE, GIZ]));
    expect(changes).toEqual(['RegisterImported', `PublishedGrantRecorded ${OASE_ID}`]);
  });

  test('an earlier file again, after another one, is compared like any other', () => {
    const changes = changesOf(anImport('a', [OASE, GIZ]), anImport('b', [GIZ]), anImport('a', [OASE, GIZ]));
    expect(changes).toEqual(['RegisterImported', `PublishedGrantRecorded ${OASE_ID}`]);
  });

  test('a typing error corrected in the purpose is another record: one withdrawn, one recorded', () => {
    const corrected = aClassifiedRow({
      recipient: 'OASE Berlin e. V.',
      purpose: 'Integrationslotsen im Bezirk Pankow',
    });
    expect(changesOf(anImport('a', [OASE]), anImport('b', [corrected]))).toEqual([
      'RegisterImported',
      'PublishedGrantRecorded 2016-oase_berlin_e_v_integrationslotsen_im_bezirk_pankow-1',
      `PublishedGrantWithdrawn ${OASE_ID}`,
    ]);
  });
});

describe('rows that differ in nothing but the amount are told apart as the n-th among equals', () => {
  const equal = (amountCents: number, row: number) => ({ ...OASE, amountCents, row });
  const second = OASE_ID.replace(/1$/, '2');

  test('each is a record of its own', () => {
    expect(changesOf(anImport('a', [equal(100, 2), equal(200, 3), equal(100, 4)]))).toEqual([
      'RegisterImported',
      `PublishedGrantRecorded ${OASE_ID}`,
      `PublishedGrantRecorded ${OASE_ID.replace(/1$/, '3')}`,
      `PublishedGrantRecorded ${second}`,
    ]);
  });

  test('the first of two gone: it is withdrawn, and the other one is not corrected', () => {
    expect(changesOf(anImport('a', [equal(100, 2), equal(200, 3)]), anImport('b', [equal(200, 2)]))).toEqual([
      'RegisterImported',
      `PublishedGrantWithdrawn ${OASE_ID}`,
    ]);
  });

  test('one of two with another amount: that one is corrected', () => {
    const changes = changesOf(
      anImport('a', [equal(100, 2), equal(200, 3)]),
      anImport('b', [equal(300, 2), equal(100, 3)]),
    );
    expect(changes).toEqual(['RegisterImported', `PublishedGrantCorrected ${second}`]);
  });
});

describe('judged anew', () => {
  test('another policy field in a later file: reclassified', () => {
    const moved = { ...OASE, verdict: 'apart', basis: { clause: 'policyFieldLabour', matched: '' } } as const;
    const event = eventsOf(anImport('a', [OASE]), anImport('b', [moved])).at(-1);
    expect(event).toMatchObject({
      type: 'PublishedGrantReclassified',
      data: { recordId: OASE_ID, verdict: { from: 'confirmed', to: 'apart' }, basis: { clause: 'policyFieldLabour' } },
    });
  });

  test('the same file under a newer rule is judged again; unchanged verdicts lead to evidence only', () => {
    const command = anImport('a', [OASE], { ruleVersion: 'rule 2' });
    expect(changesOf(anImport('a', [OASE]), command)).toEqual(['RegisterImported']);
  });

  test('what a newer rule refuses is withdrawn, and listed as refused', () => {
    const refused = [
      { row: 30, recipient: '', funder: '', policyField: '', purpose: 'Kiezmütter', reason: 'otherMothers' },
    ];
    const command = anImport('a', [OASE], { ruleVersion: 'rule 2', refused });
    expect(changesOf(anImport('a', [OASE, KIEZ]), command)).toEqual([
      'RegisterImported',
      `PublishedGrantWithdrawn ${KIEZ_ID}`,
    ]);
  });

  test('what a person decided survives another file, another verdict and a withdrawal', () => {
    const decision = {
      type: 'DecideReview',
      recordId: KIEZ_ID,
      decision: 'include',
      reason: 'laterNameOfSameProject',
      decidedOn: '2026-11-22',
    } as const;
    const confirmed = { ...KIEZ, verdict: 'confirmed' } as const;
    const events = eventsOf(
      anImport('a', [OASE, KIEZ]),
      decision,
      anImport('b', [OASE, confirmed]),
      anImport('c', [OASE]),
      anImport('d', [OASE, KIEZ]),
    );
    expect(stateAfter(events).records.get(KIEZ_ID)).toMatchObject({
      withdrawn: false,
      decision: { decision: 'include', reason: 'laterNameOfSameProject' },
    });
  });
});

describe('refused', () => {
  test('the register of another year', () => {
    expect(decide(anImport('a', [OASE]), anImport('b', [OASE], { year: 2019 }))).toEqual({
      ok: false,
      error: { kind: 'otherRegisterYear', expected: 2016, found: 2019 },
    });
  });

  test('a file without the programme, where there are records: surely another file was meant', () => {
    expect(decide(anImport('a', [OASE, GIZ]), anImport('b', []))).toEqual({
      ok: false,
      error: { kind: 'nothingOfTheProgramme', recorded: 2 },
    });
    expect(changesOf(anImport('b', []))).toEqual(['RegisterImported']);
  });

  test('a row that does not fit into one event', () => {
    const huge = aClassifiedRow({ purpose: 'ü'.repeat(20_000), row: 77 });
    expect(decide(anImport('a', [huge]))).toMatchObject({
      ok: false,
      error: { kind: 'rowTooLarge', row: 77, limit: 64_511 },
    });
  });

  test('more than one append takes', () => {
    const rows = Array.from({ length: 900 }, (_, index) =>
      aClassifiedRow({ purpose: `Projekt ${index} ${'x'.repeat(400)}` }),
    );
    expect(decide(anImport('a', rows))).toMatchObject({
      ok: false,
      error: { kind: 'importTooLarge', limit: 1_048_576 },
    });
  });
});

test('refused rows that do not fit beside the import continue in further events, none lost, in order', () => {
  const refused = Array.from({ length: 500 }, (_, row) => ({
    row,
    recipient: 'Träger',
    funder: 'Geber',
    policyField: 'Kultur',
    purpose: 'ü'.repeat(150),
    reason: 'otherFacilitators',
  }));
  const events = eventsOf(anImport('a', [OASE], { refused }));
  const lists = events.flatMap(({ type, data }) =>
    type === 'RegisterImported' || type === 'RegisterRowsRefused' ? [data.refused] : [],
  );
  expect(lists.length).toBeGreaterThan(2);
  expect(lists.flat()).toEqual(refused);
  for (const { data } of events) expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(65_535 - 1024);
});
