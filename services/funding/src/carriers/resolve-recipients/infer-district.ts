import type { DistrictFinding } from '../../published-grants/domain/events.js';
import { referenceDistricts } from '../domain/carrier-districts.js';
import type { OrganisationName } from '../domain/organisation-name.js';
import type { RegisterRecord } from './register-records.js';

/**
 * The district of a record whose purpose names none: the one district that the purposes of the carrier's other records
 * name, in any year, together with the dated reference. Nothing where they name none or several.
 * @param published the records that were known when this one was published
 */
export const inferDistrict = (
  record: RegisterRecord,
  carrierNames: readonly OrganisationName[],
  published: readonly RegisterRecord[],
): DistrictFinding | undefined => {
  if (record.district.basis !== 'unknown') return undefined;
  const cores = new Set(carrierNames.map(({ core }) => core));
  const named = published.flatMap(({ recipient, district, verdict }) =>
    verdict !== 'apart' && cores.has(recipient.core) && district.basis === 'namedInPurpose' ? [district.district] : [],
  );
  const [only, ...others] = new Set([...named, ...referenceDistricts(cores, record.year)]);
  return only === undefined || others.length > 0 ? undefined : { basis: 'inferredFromCarrier', district: only };
};
