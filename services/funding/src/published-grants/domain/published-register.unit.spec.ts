import { publishedRegisterAggregate } from './published-register.js';
import { aClassifiedRow, anImport, decide, eventsOf } from './register.support.spec.js';

const ON = '2026-11-22';
const REVIEW = aClassifiedRow({ recipient: 'Pfefferwerk', purpose: 'Kiezmütter', verdict: 'inReview' });
const CONFIRMED = aClassifiedRow({ recipient: 'GIZ', purpose: 'Lotsen', row: 3 });
const REVIEW_ID = '2016-pfefferwerk_kiezmuetter-1';
const CONFIRMED_ID = '2016-giz_lotsen-1';
const imported = anImport('a', [REVIEW, CONFIRMED]);

const include = {
  type: 'DecideReview',
  recordId: REVIEW_ID,
  decision: 'include',
  reason: 'laterNameOfSameProject',
  decidedOn: ON,
} as const;
const exclude = { ...include, decision: 'exclude', reason: 'otherProgramme' } as const;
const resolve = { type: 'ResolveCarrier', recordId: CONFIRMED_ID, carrierId: 'giz', rule: 'sameSpelling' } as const;
const candidates = [
  { carrierId: 'giz', rule: 'similarName' },
  { carrierId: 'giz-spandau', rule: 'similarName' },
];
const ambiguous = { type: 'MarkCarrierAmbiguous', recordId: CONFIRMED_ID, candidates } as const;
const choose = {
  type: 'DecideCarrier',
  recordId: CONFIRMED_ID,
  carrierId: 'giz',
  reason: 'confirmedByCarrier',
  decidedOn: ON,
} as const;

const nothing = { ok: true, value: [] };

describe('a person decides what is in review', () => {
  test('with a reason from the catalogue', () => {
    expect(decide(imported, include)).toEqual({
      ok: true,
      value: [
        {
          type: 'PublishedGrantReviewed',
          schemaVersion: 1,
          data: { recordId: REVIEW_ID, decision: 'include', reason: 'laterNameOfSameProject' },
        },
      ],
    });
  });

  test('the same decision again changes nothing; another one is another decision', () => {
    expect(decide(imported, include, include)).toEqual(nothing);
    expect(decide(imported, include, exclude)).toMatchObject({ value: [{ data: { decision: 'exclude' } }] });
  });

  test('no reason, or one for another decision, is refused with those that may be given', () => {
    expect(decide(imported, { ...include, reason: 'otherProgramme' })).toEqual({
      ok: false,
      error: {
        kind: 'reasonUnknown',
        reason: 'otherProgramme',
        allowed: ['laterNameOfSameProject', 'typingErrorInPurpose', 'publishedElsewhere', 'confirmedByDepartment'],
      },
    });
  });

  test('nor a reason on a day on which the catalogue did not have it', () => {
    expect(decide(imported, { ...include, decidedOn: '2013-09-30' })).toMatchObject({ error: { allowed: [] } });
  });

  test('what the rule confirmed is not a matter of review', () => {
    expect(decide(imported, { ...include, recordId: CONFIRMED_ID })).toEqual({
      ok: false,
      error: { kind: 'notInReview', recordId: CONFIRMED_ID, verdict: 'confirmed' },
    });
  });

  test('a withdrawn or unknown record is refused', () => {
    const gone = anImport('b', [CONFIRMED]);
    expect(decide(imported, gone, include)).toEqual({
      ok: false,
      error: { kind: 'recordWithdrawn', recordId: REVIEW_ID },
    });
    expect(decide(include)).toEqual({ ok: false, error: { kind: 'recordUnknown', recordId: REVIEW_ID } });
  });
});

describe('the carrier of a record', () => {
  test('resolved by a rule, which is named; again it changes nothing', () => {
    expect(decide(imported, resolve)).toEqual({
      ok: true,
      value: [
        {
          type: 'PublishedGrantCarrierResolved',
          schemaVersion: 1,
          data: { recordId: CONFIRMED_ID, carrierId: 'giz', rule: 'sameSpelling' },
        },
      ],
    });
    expect(decide(imported, resolve, resolve)).toEqual(nothing);
  });

  test('tells the district only where the row itself does not', () => {
    const district = { basis: 'inferredFromCarrier', district: '05' } as const;
    expect(decide(imported, { ...resolve, district })).toMatchObject({ value: [{ data: { district } }] });
    const named = anImport('a', [{ ...CONFIRMED, district: { basis: 'namedInPurpose', district: '08' } }]);
    const [event] = eventsOf(named, { ...resolve, district }).slice(-1);
    expect(event?.data).not.toHaveProperty('district');
  });

  test('ambiguous: kept with the candidates, until it is resolved', () => {
    expect(decide(imported, ambiguous)).toMatchObject({ value: [{ data: { candidates } }] });
    expect(decide(imported, ambiguous, ambiguous)).toEqual(nothing);
    expect(decide(imported, resolve, ambiguous)).toEqual(nothing);
  });

  test('chosen by a person with a reason: no rule replaces that', () => {
    expect(decide(imported, ambiguous, choose)).toMatchObject({
      value: [{ data: { carrierId: 'giz', rule: 'decidedByPerson', reason: 'confirmedByCarrier' } }],
    });
    expect(decide(imported, choose, { ...resolve, carrierId: 'other' })).toEqual(nothing);
    expect(decide(imported, choose, choose)).toEqual(nothing);
    expect(decide(imported, choose, { ...choose, carrierId: 'other' })).toMatchObject({
      value: [{ data: { carrierId: 'other' } }],
    });
  });

  test('a reason for a review decision is none for a carrier', () => {
    expect(decide(imported, { ...choose, reason: 'otherProgramme' })).toMatchObject({
      error: {
        kind: 'reasonUnknown',
        allowed: ['sameOrganisationByName', 'sameOrganisationByAddress', 'confirmedByCarrier'],
      },
    });
  });
});

test('an event touches its record, or the import it belongs to', () => {
  const touched = eventsOf(imported, include).map((event) => publishedRegisterAggregate.touches(event));
  expect(touched).toEqual([['import of a'], [REVIEW_ID], [CONFIRMED_ID], [REVIEW_ID]]);
});
