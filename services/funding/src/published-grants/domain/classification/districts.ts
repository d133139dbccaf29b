import type { DistrictNames } from './rule.js';

const KEYS = {
  url: 'https://services2.arcgis.com/jUpNdisbWqRpMo35/ArcGIS/rest/services/LOR_Planungraeume_Berlin/FeatureServer/0',
  place: 'two-digit key BEZ of the open data on Berlin planning areas',
};
const OLD_DISTRICTS = {
  url: 'https://gesetze.berlin.de/',
  place: 'Gebietsreformgesetz of 10 June 1998: 23 districts merged into 12 on 1 January 2001',
};

/** The twelve districts, with the districts merged into them and the parts that registers name; folded. */
export const DISTRICTS: DistrictNames = {
  list: [
    { key: '01', name: 'Mitte', names: ['mitte', 'tiergarten', 'wedding', 'moabit', 'gesundbrunnen'] },
    { key: '02', name: 'Friedrichshain-Kreuzberg', names: ['friedrichshain', 'kreuzberg'] },
    { key: '03', name: 'Pankow', names: ['pankow', 'prenzlauer berg', 'weissensee'] },
    { key: '04', name: 'Charlottenburg-Wilmersdorf', names: ['charlottenburg', 'wilmersdorf'] },
    { key: '05', name: 'Spandau', names: ['spandau'] },
    { key: '06', name: 'Steglitz-Zehlendorf', names: ['steglitz', 'zehlendorf'] },
    { key: '07', name: 'Tempelhof-Schöneberg', names: ['tempelhof', 'schoeneberg'] },
    { key: '08', name: 'Neukölln', names: ['neukoelln', 'gropiusstadt'] },
    { key: '09', name: 'Treptow-Köpenick', names: ['treptow', 'koepenick'] },
    { key: '10', name: 'Marzahn-Hellersdorf', names: ['marzahn', 'hellersdorf'] },
    { key: '11', name: 'Lichtenberg', names: ['lichtenberg', 'hohenschoenhausen'] },
    { key: '12', name: 'Reinickendorf', names: ['reinickendorf'] },
  ],
  supraDistrict: ['ueberbezirklich', 'bezirksuebergreifend', 'berlinweit'],
  sources: [KEYS, OLD_DISTRICTS],
};
