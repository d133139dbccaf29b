import { CARRIER_DISTRICTS, referenceDistricts } from './carrier-districts.js';
import { organisationName } from './organisation-name.js';
import { PUBLISHED_RECIPIENTS } from './published-recipients.data.spec.js';

const coresOf = (...names: readonly string[]) => new Set(names.map((name) => organisationName(name).core));

test('the reference tells the district of a carrier for the years of its source, both included', () => {
  const caritas = coresOf('Caritasverband f. d. Erzbistum Berlin e.V.');
  expect([2013, 2014, 2016, 2017].map((year) => referenceDistricts(caritas, year))).toEqual([[], ['10'], ['10'], []]);
});

test('every spelling of a carrier in the reference is told the same', () => {
  expect(
    referenceDistricts(coresOf('bildungsmarkt vulkan & waldenser gmbh', 'Bildungsmarkt Waldenser gGmbH'), 2019),
  ).toEqual(['01']);
});

test('a carrier of two districts, one whose district is only probable, and an unknown one are told nothing', () => {
  for (const name of [
    'Diakonisches Werk Steglitz und Teltow-Zehlendorf',
    'Volkssolidarität Landesverband Berlin',
    'Nobody',
  ]) {
    expect(referenceDistricts(coresOf(name), 2016)).toEqual([]);
  }
});

test('every entry has a district key, years in order, a source, and names that registers use', () => {
  const published = coresOf(...PUBLISHED_RECIPIENTS.map(({ recipient }) => recipient));
  for (const { names, district, firstYear, lastYear, source } of CARRIER_DISTRICTS) {
    expect(district).toMatch(/^(0[1-9]|1[0-2])$/);
    expect(firstYear).toBeLessThanOrEqual(lastYear);
    expect(source).not.toBe('');
    for (const core of coresOf(...names)) expect(published).toContain(core);
  }
});

test('no carrier has two entries', () => {
  const cores = CARRIER_DISTRICTS.flatMap(({ names }) => [...coresOf(...names)]);
  expect(new Set(cores).size).toBe(cores.length);
});
