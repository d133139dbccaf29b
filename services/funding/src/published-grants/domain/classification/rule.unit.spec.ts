import { CLAUSES, REFUSAL_REASONS } from './clauses.js';
import { CURRENT_RULE } from './current-rule.js';
import { funderKindOf } from './funder-kind.js';
import { policyFieldKindOf } from './policy-field.js';

const { knownProjects, nearlyKnownProjects, laterNames, similarNames, otherFacilitators } = CURRENT_RULE;
const NAMES = [...knownProjects, ...nearlyKnownProjects, ...laterNames, ...similarNames, ...otherFacilitators];

test.each(NAMES.map(({ name, sources }) => [name, sources] as const))('%s has a source', (_, sources) => {
  expect(sources.length).toBeGreaterThan(0);
  for (const { url, place } of sources) {
    expect(url).toMatch(/^https:\/\//);
    expect(place).not.toBe('');
  }
});

test('no name is listed twice', () => {
  const phrases = NAMES.map(({ phrase }) => JSON.stringify(phrase.parts));
  expect(new Set(phrases).size).toBe(phrases.length);
});

test('every clause and every reason has a German and an English text', () => {
  const texts = [
    ...Object.values(CLAUSES).flatMap((clauses) => Object.values(clauses)),
    ...Object.values(REFUSAL_REASONS),
  ];
  for (const { de, en } of texts) {
    expect(de).not.toBe('');
    expect(en).not.toBe('');
  }
});

/** Vocabulary of the registers of 2009 to 2017 (data/dict_geber.csv and dict_politikbereich.csv of the open copy), 2016 and 2019. */
describe('every funder of the registers of 2009 to 2019 is of a known kind', () => {
  const SENATE = [
    'Regierender Bürgermeister - Senatskanzlei -',
    'Senatskanzlei - Kulturelle Angelegenheiten -',
    'Senatskanzlei - Forschung -',
    'Senatsverwaltung für Arbeit, Integration und Frauen',
    'Senatsverwaltung für Bildung, Wissenschaft und Forschung',
    'Senatsverwaltung für Gesundheit, Umwelt und Verbraucherschutz',
    'Senatsverwaltung für Integration, Arbeit und Soziales',
    'Senatsverwaltung für Justiz',
    'Senatsverwaltung für Wirtschaft, Technologie und Frauen',
  ];
  const OTHERS = [
    'Die/Der Beauftragte für Kirchen, Religions- und Weltanschauungsgemeinschaften',
    'Landesbeauftragter für die Unterlagen des Staatssicherheitsdienstes der ehemaligen DDR',
    'Stiftung Deutsche Klassenlotterie Berlin',
    'Beauftragte/r für Datenschutz und Informationsfreiheit',
    'Seniorenstiftung Berlin',
    'Bezirkliche Senioren GmbH',
  ];

  test.each(SENATE)('Senate: %s', (funder) => {
    expect(funderKindOf(funder, CURRENT_RULE.funders)).toBe('senate');
  });

  test.each(CURRENT_RULE.districts.list.map(({ name }) => `Bezirksamt ${name}`))('district office: %s', (funder) => {
    expect(funderKindOf(funder, CURRENT_RULE.funders)).toBe('districtOffice');
  });

  test.each(OTHERS)('neither: %s', (funder) => {
    expect(funderKindOf(funder, CURRENT_RULE.funders)).toBe('other');
  });
});

test.each([
  ['Integration', 'integration'],
  ['Arbeit', 'labour'],
  ['Antidiskriminierung', 'other'],
  ['Bürgerschaftliches Engagement, Bürgerbeteiligung', 'other'],
  ['Integration behinderter Menschen', 'other'],
  ['Frauen', 'other'],
  ["'", 'absent'],
] as const)('policy field %s: %s', (policyField, kind) => {
  expect(policyFieldKindOf(policyField, CURRENT_RULE.policyFields)).toBe(kind);
});
