import { classifyRow, type RowToClassify } from './classify.js';
import { CURRENT_RULE } from './current-rule.js';

const SENATE = 'Senatsverwaltung für Arbeit, Integration und Frauen';

const aRow = (changes: Partial<RowToClassify> = {}): RowToClassify => ({
  year: 2018,
  recipient: 'OASE Berlin e. V.',
  funder: SENATE,
  purpose: 'Integrationslotsen in Pankow',
  policyField: 'Integration',
  amountCents: 43_330_300,
  ...changes,
});

/** Verdict and clause, or reason of refusal, in one word each. */
const judge = (changes: Partial<RowToClassify>): string => {
  const answer = classifyRow(aRow(changes), CURRENT_RULE);
  switch (answer.kind) {
    case 'recorded':
      return `${answer.verdict} ${answer.basis.clause}`;
    case 'refused':
      return `refused ${answer.reason}`;
    case 'unrelated':
      return 'unrelated';
  }
};

describe('confirmed: a Senate department, policy field Integration, and the facilitator word', () => {
  test.each([
    'Integrationslotsen',
    'Integrationslotsinnen und Integrationslotsen',
    'integrationslotsinnen Charlottenburg-Wilmersdorf',
    'Integrationslots*innen Neukölln 2019',
    'Integrationslots_innen im Projekt der Stadtteilmütter',
    'Integrationslots:innen',
    'Integrationslots/innen',
    'Integrations-Lots:innen',
    'Integrations-\nlotsen',
    'Integrations\nlotsinnen',
    'Integrations Lotsen',
    'Integration-Lotsen',
    'Integra\u00adtions\u00adlot\u00adsen',
    'Spandauer\u00a0Integrationslots*innen',
    'INTEGRATIONSLOTSINNEN',
    'Integrationslotsinnenim Neuköllner Stadtteilmütterprojekt',
    'Projekt Integrationslots/in Treptow-Köpenick im Rahmen des Landesprogramms;',
    'Modellprojekt im Rahmen des Landesprogramms Integrationslotsinnen und - lotsen',
    'Integrationslotsenprojekt Reinickendorf',
    'LRP Integrationslots',
  ])('%j', (purpose) => {
    expect(judge({ purpose })).toBe('confirmed facilitatorWord');
  });

  test.each([
    'Inegrationslots*Innen',
    'Intergrationslotsen',
    'Integratonslotsen',
    'Intgerationslotsinnen',
    'Integrationlotsen',
    'Integrationsslotsen',
    'Integrationslosten',
    'Integrationslotinnen',
    'Integrationslotzen',
    'Integrationslotsnen',
    'Intergrationslosten',
    'Integrationslotsinen in Mitte',
  ])('with a typing error: %s', (purpose) => {
    expect(judge({ purpose })).toBe('confirmed facilitatorWord');
  });

  test.each([
    'Senatsverwaltung für Integration, Arbeit und Soziales',
    'Senatsverwaltung für Arbeit, Soziales, Gleichstellung, Integration, Vielfalt und Antidiskriminierung',
    'Senatsverwaltung für Wissenschaft und ganz andere Dinge',
    'Senatsverwaltng für Integration',
    'Senatskanzlei',
    'Regierender Bürgermeister - Senatskanzlei -',
    'Beauftragte des Senats für Integration und Migration',
    'SenAIF',
    'SenIAS',
    'SENASGIVA',
    'SenBJF',
    'Sen Arbeit, Integration und Frauen',
    'Sen. f. Integration',
    'Die Senatorin für Integration',
  ])('whatever the Senate department is called: %s', (funder) => {
    expect(judge({ funder })).toBe('confirmed facilitatorWord');
  });

  test.each([
    'integration',
    ' Integration ',
    'Integration und Migration',
    'Partizipation, Integration und Migration',
    'Integration/Migration',
    'Integartion',
  ])('whatever the policy field is called: %j', (policyField) => {
    expect(judge({ policyField })).toBe('confirmed facilitatorWord');
  });
});

describe('confirmed: a dated list of known projects without that word', () => {
  test.each([
    ['Lotsenprojekt "Die Brücke"', 2016],
    ['Lotsenprojekt DIE BRÜCKE 2018', 2019],
    ['Lotsenprojekt „Die Brücke“', 2017],
    ['Lotsenprojekt Die Bruecke', 2020],
    ['Lotsen-Projekt die brücke', 2020],
    ['Lotsenprojekt Die Brüke', 2018],
    ['Lostenprojekt Die Brücke', 2018],
    ['Mobile Flüchtlingslotsen', 2015],
    ['Mobile Flüchtlingslots*innen', 2020],
    ['Moblie Flüchtlingslotsen', 2018],
    ['Mobile Flüchtlinglotsen', 2018],
  ])('%j in %i', (purpose, year) => {
    expect(judge({ purpose, year })).toBe('confirmed knownProject');
  });

  test('the mobile team is for all districts', () => {
    const answer = classifyRow(aRow({ purpose: 'Mobile Flüchtlingslotsen' }), CURRENT_RULE);
    expect(answer).toMatchObject({ district: { basis: 'supraDistrict' } });
  });
});

describe('in review: a person decides; never guessed, never dropped', () => {
  test.each<[string, Partial<RowToClassify>, string]>([
    ['a later name only', { purpose: 'Kiezmütter für Mitte' }, 'laterName'],
    ['a name the Senate used for facilitators', { purpose: 'Stadtteilmütter in Neukölln' }, 'similarName'],
    ['a name the programme used in 2014', { purpose: 'Flüchtlingslotsen Projekt Nr. 2' }, 'similarName'],
    ['the programme, but not what for', { purpose: 'Umsetzung des Landesrahmenprogramms 2018' }, 'similarName'],
    ['the abbreviation of the programme', { purpose: 'LRP 2018 Lichtenberg' }, 'similarName'],
    ['another compound that nobody has listed', { purpose: 'Migrationslotsen' }, 'similarName'],
    ['facilitators of nothing in particular', { purpose: 'Lots*innen für Geflüchtete' }, 'similarName'],
    ['a typing error that makes another word', { purpose: 'Integrationslosinnen/-en' }, 'similarName'],
    ['a word that falls apart in its second half', { purpose: 'Integrationslot*sinnen 2018' }, 'similarName'],
    ['two typing errors in the second half', { purpose: 'Integrationskosten' }, 'similarName'],
    ['a known project, nearly', { purpose: 'Die Brücke - Lotsen für Mitte' }, 'nearlyKnownProject'],
    ['a known project before its time', { purpose: 'Lotsenprojekt Die Brücke', year: 2014 }, 'beforeItsTime'],
    ['the word before the programme began', { year: 2012 }, 'beforeItsTime'],
    ['a funder of no known kind', { funder: 'Stiftung Deutsche Klassenlotterie Berlin' }, 'funderUnclear'],
    ['no funder', { funder: '' }, 'funderUnclear'],
    ['a funder that names both', { funder: 'Senatsverwaltung und Bezirksamt Mitte' }, 'funderUnclear'],
    ['another policy field', { policyField: 'Soziales' }, 'policyFieldUnclear'],
    ['two policy fields', { policyField: 'Arbeit und Integration' }, 'policyFieldUnclear'],
    ['no policy field', { policyField: '' }, 'policyFieldUnclear'],
    ['money that flows back', { amountCents: -100 }, 'amountNotPositive'],
    [
      'the word in the recipient only',
      { recipient: 'Integrationslotsen Berlin e. V.', purpose: '' },
      'wordOnlyInRecipient',
    ],
  ])('%s', (_, row, clause) => {
    expect(judge(row)).toBe(`inReview ${clause}`);
  });
});

describe('apart: the same word as related money, listed and in no total', () => {
  test.each([
    'Bezirksamt Spandau',
    'Bezirksamt Pankow von Berlin',
    'Bezriksamt Mitte',
    'BA Marzahn-Hellersdorf',
    'BA-Mitte',
  ])('by a district office: %s', (funder) => {
    expect(judge({ funder })).toBe('apart districtOffice');
    expect(judge({ funder, purpose: 'Mobile Flüchtlingslotsen' })).toBe('apart districtOffice');
  });

  test.each(['Arbeit', 'Arbeitsmarkt', 'Arbeit und berufliche Bildung'])('in policy field %s', (policyField) => {
    expect(judge({ policyField, purpose: 'FAV - Integrationslotsen' })).toBe('apart policyFieldLabour');
  });
});

describe('refused with its reason: a keyword, but not ours', () => {
  test.each<[string, Partial<RowToClassify>]>([
    ['otherFacilitators', { purpose: 'Kulturlotsen' }],
    ['otherFacilitators', { purpose: 'Kultur-Lotse für Flüchtlinge' }],
    ['otherFacilitators', { purpose: 'Lotsendienst THP' }],
    ['otherFacilitators', { purpose: 'Nachbarschaftslotsen in der Gropiusstadt' }],
    ['otherFacilitators', { purpose: 'Babylotsen der Charité', policyField: 'Gesundheit' }],
    ['otherMothers', { purpose: 'Mütter in Bewegung' }],
    ['elsewhere', { purpose: 'Kiezmütter für Mitte', policyField: 'Arbeit' }],
    ['elsewhere', { purpose: 'Stadtteilmütter in Neukölln', funder: 'Bezirksamt Neukölln' }],
    ['elsewhere', { purpose: 'Bildungslotsen', policyField: 'Bildung' }],
    ['chanceWord', { purpose: 'Pilotstudie zur Integration' }],
    ['keywordInRecipient', { recipient: 'Flotte Lotte - Frauen und Mütter e. V.', purpose: 'Deutschkurs' }],
    ['keywordInRecipient', { recipient: 'Integrationslotsen e. V.', purpose: 'Miete', policyField: 'Arbeit' }],
  ])('%s: %j', (reason, row) => {
    expect(judge(row)).toBe(`refused ${reason}`);
  });
});

describe('near misses of both registers and of the language are not taken for the word', () => {
  test.each([
    'Integrationskurs für Frauen',
    'Integrationsfonds Neukölln',
    'Integrationsassistenz',
    'Integrationsmaßnahmen',
    'Integrationsbegleitung und Beratung',
    'Integrationsmittlung',
    'Integrationssportfest',
    'Integrationsreisen',
    'Integrationspreis',
    'Integrationshilfe',
    'Integrationsprojekt',
    'Integrationspaten',
    'Integrationsarbeit',
    'Integration, Pilotierung und Beratung',
    'MoBiBe - Mobile Flüchtlingsberatung',
    'Notübernachtung für wohnungslose Frauen',
    'Wohnungslosentagesstätte "Am Wassertor"',
    'Ausbildungsbrücke',
    'Interaktion und Kunst',
  ])('%s', (purpose) => {
    expect(judge({ purpose })).toBe('unrelated');
  });

  test.each([
    'Integrationskosten',
    'Integrationslasten',
    'Integrationsposten',
    'Integrationsboten',
    'Integrationspiloten',
    'Interaktionslotsen',
  ])('%s is never confirmed', (purpose) => {
    expect(judge({ purpose })).toBe('inReview similarName');
  });

  test('nor are two clauses: "Integration, Lotsen für Kranke"', () => {
    expect(judge({ purpose: 'Integration, Lotsen für Kranke' })).toBe('inReview similarName');
  });
});

test('the basis says which words made the clause apply', () => {
  const answer = classifyRow(aRow({ purpose: 'Projekt Intergrationslosten 2018' }), CURRENT_RULE);
  expect(answer).toMatchObject({ basis: { clause: 'facilitatorWord', matched: 'intergrationsloste' } });
});
