import type { EventStore } from '@lotsenbuch/event-store';
import type { DistrictFinding } from '../../published-grants/domain/events.js';
import { knownCarriers, readAs } from '../domain/carrier-directory.js';
import { isUsableName } from '../domain/organisation-name.js';
import { inferDistrict } from './infer-district.js';
import { KnownHistory } from './known-history.js';
import { publishedWith } from './register-records.js';

export interface CarrierDecisionFacts {
  /** The carrier that the decision names; absent where the log knows no such carrier. */
  readonly carrierId?: string;
  /** Whether a carrier can be registered under the recipient's name. */
  readonly canNameCarrier: boolean;
  /** What the carrier tells about the district, where the record does not. */
  readonly district?: DistrictFinding;
}

/**
 * What the log says for a person's decision about a record's carrier: read to its head, because a read model may be
 * behind.
 * @param carrierId undefined for a carrier that is not registered yet
 * @returns undefined for an unknown record
 */
export const prepareCarrierDecision = async (
  store: Pick<EventStore, 'readAll'>,
  recordId: string,
  carrierId: string | undefined,
): Promise<CarrierDecisionFacts | undefined> => {
  const history = new KnownHistory(store);
  await history.readTail();
  const record = history.records.get(recordId);
  if (record === undefined) return undefined;
  const directory = history.directory();
  const meant = carrierId === undefined ? undefined : readAs(directory, carrierId);
  const names = knownCarriers(directory).find((carrier) => carrier.carrierId === meant)?.names ?? [];
  const district = inferDistrict(record, [...names, record.recipient], publishedWith(record, history.records));
  return {
    ...(meant === undefined ? {} : { carrierId: meant }),
    canNameCarrier: isUsableName(record.recipient),
    ...(district === undefined ? {} : { district }),
  };
};
