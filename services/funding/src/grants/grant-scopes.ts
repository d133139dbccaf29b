import type { ScopedThing } from '@lotsenbuch/service-kit';
import { type CarrierDirectory, meaningsOf } from '../carriers/domain/carrier-directory.js';
import type { GrantArea } from './domain/events.js';

/**
 * What scopes are held against for a grant, one of them being enough: its district, the carrier that applied, and the
 * one that this carrier is read as after mergers. A project of the whole city belongs to no district.
 * @param carriers as they are read today: rights are of today, also where the grant is shown as of an earlier day
 */
export const scopesOfGrant = (
  { area, carrierId }: { readonly area: GrantArea; readonly carrierId: string },
  carriers: CarrierDirectory,
): readonly ScopedThing[] => {
  const district = area === 'supraDistrict' ? undefined : area;
  return meaningsOf(carriers, carrierId).map((meant) => ({ district, carrierId: meant }));
};
