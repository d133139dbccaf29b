import type { DistrictFinding } from '../events.js';
import { foldText } from '../text/fold.js';
import type { DistrictNames } from './rule.js';

/** Words, folded, beside which `Mitte` is a time or a centre, not the district. */
const MIDDLE_OF =
  /(?<= )(?:anfang|ab|bis|der|die|seit|unserer) mitte(?= )| mitte (?:des|der|jan|feb|maerz|apr|mai|jun|jul|aug|sep|okt|nov|dez|\d)/g;

const names = (text: string, name: string): boolean => text.includes(` ${name} `) || text.includes(` ${name}er `);

/**
 * The one district that a purpose names, also by an old district, a part of it or its adjective (`Spandauer`). Two
 * districts named are no finding: which of them got the money is not said.
 */
export const districtNamedIn = (purpose: string, districts: DistrictNames): DistrictFinding => {
  const text = ` ${foldText(purpose)} `.replace(MIDDLE_OF, ' ');
  if (districts.supraDistrict.some((word) => text.includes(` ${word}`))) return { basis: 'supraDistrict' };
  const found = districts.list.filter(({ names: all }) => all.some((name) => names(text, name)));
  const [only, ...others] = found;
  return only === undefined || others.length > 0
    ? { basis: 'unknown' }
    : { basis: 'namedInPurpose', district: only.key };
};
