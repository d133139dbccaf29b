import { districtNamedIn } from './district-finding.js';
import { DISTRICTS } from './districts.js';

test('there are twelve districts, with the keys 01 to 12', () => {
  expect(DISTRICTS.list.map(({ key }) => key)).toEqual(
    Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')),
  );
});

test.each(DISTRICTS.list.map(({ key, name }) => [name, key] as const))('%s is named by its name', (name, district) => {
  expect(districtNamedIn(`Integrationslotsen ${name}`, DISTRICTS)).toEqual({ basis: 'namedInPurpose', district });
});

test.each([
  ['Spandauer Integrationslotsen', '05'],
  ['Integrationslotsinnen im Neuköllner Stadtteilmütterprojekt', '08'],
  ['Integrationslots*innen Charlottenburg/Wilmersdorf', '04'],
  ['im Bezirk Friedrichshain - Kreuzberg', '02'],
  ['Stadtteilmütter in Kreuzberg', '02'],
  ['Integrationslotsen in Lichtenberg-Nord', '11'],
  ['Integrationslotsen im bezirk Pankow', '03'],
  ['Integrationslotsen in Prenzlauer Berg', '03'],
  ['Kiezmütter für Mitte', '01'],
  ['Lotsen in Berlin-Mitte', '01'],
  ['Mütter für Moabit', '01'],
  ['Weddinger Kiezmütter', '01'],
])('an old district, a part or an adjective will do: %s', (purpose, district) => {
  expect(districtNamedIn(purpose, DISTRICTS)).toEqual({ basis: 'namedInPurpose', district });
});

test.each(['Integrationslotsen', 'ab Mitte 2018', 'Mitte des Jahres', 'in unserer Mitte', 'Berlin Stadtmitte'])(
  'unknown where none is named: %s',
  (purpose) => {
    expect(districtNamedIn(purpose, DISTRICTS)).toEqual({ basis: 'unknown' });
  },
);

test('unknown where two are named: which of them got the money is not said', () => {
  expect(districtNamedIn('Integrationslotsen Spandau und Reinickendorf', DISTRICTS)).toEqual({ basis: 'unknown' });
});

test('supra-district where the purpose says so', () => {
  expect(districtNamedIn('Überbezirkliche Lotsen in Mitte', DISTRICTS)).toEqual({ basis: 'supraDistrict' });
});
