import { PageQuery, ReadQuery } from '@lotsenbuch/service-kit';
import { OptionalDay, OptionalDistrictOrAcross, OptionalId } from './fields.js';

const RECORDED_BY = 'Berlin day: what was recorded before its end; absent: what is known now';

/** What the read of one thing can be asked for. */
export class KnownQuery extends ReadQuery {
  @OptionalDay(RECORDED_BY)
  recordedBy?: string;
}

/** What a list can be asked for. */
export class KnownPageQuery extends PageQuery {
  @OptionalDay(RECORDED_BY)
  recordedBy?: string;
}

/** Lists of things with a place, a carrier and days. */
export class StaffingListQuery extends KnownPageQuery {
  @OptionalDistrictOrAcross()
  district?: string;

  @OptionalId('Carrier; carriers merged into it are included')
  carrierId?: string;

  @OptionalDay('Only what there is on this Berlin day, as it is then; absent: everything, as it is today')
  on?: string;
}
