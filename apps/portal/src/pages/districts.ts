import { DISTRICTS } from '@lotsenbuch/funding';
import type { Language } from '@lotsenbuch/kernel';
import { areaName } from './words.js';

/** Where a project can be: the twelve districts, then `supraDistrict`. */
export const AREAS: readonly string[] = [...DISTRICTS.list.map(({ key }) => key), 'supraDistrict'];

export const areaOptions = (language: Language, areas = AREAS) =>
  areas.map((area) => ({ value: area, label: areaName(area, language) }));

export const districtOptions = (language: Language) =>
  areaOptions(
    language,
    AREAS.filter((area) => area !== 'supraDistrict'),
  );
