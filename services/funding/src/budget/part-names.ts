import type { Language } from '@lotsenbuch/kernel';
import { districtOf, type PartKey } from './domain/parts.js';

const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  de: {
    supraDistrict: 'überbezirkliche Projekte',
    programmeOffice: 'Fachstelle (Dienstleistung)',
    courses: 'Kurse (Dienstleistung)',
    supervision: 'Supervision (Dienstleistung)',
    reserve: 'Reserve',
    undistributed: 'noch nicht verteilte Bezirksmittel',
  },
  en: {
    supraDistrict: 'supra-district projects',
    programmeOffice: 'programme office (service contract)',
    courses: 'courses (service contract)',
    supervision: 'supervision (service contract)',
    reserve: 'reserve',
    undistributed: 'district money not distributed yet',
  },
};

/** What people call a part of the budget year. */
export const partName = (part: PartKey, language: Language): string => {
  const district = districtOf(part);
  if (district !== undefined)
    return language === 'de' ? `Bezirkskontingent ${district}` : `allotment of district ${district}`;
  return NAMES[language][part] ?? part;
};
