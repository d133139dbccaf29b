import type { District } from '../contract.js';

/** Name of the district, or why there is none. */
export function districtText({ basis, district, name }: District): string {
  if (name !== undefined) return name;
  if (district !== undefined) return district;
  return basis === 'supraDistrict' ? 'all of Berlin' : 'unknown';
}
