import { OptionalDay, PageQuery, ReadQuery, RecordedBy } from '@lotsenbuch/service-kit';
import { OptionalDistrictOrAcross, OptionalId } from './fields.js';

/** What the read of one thing can be asked for. */
export class KnownQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: string;
}

/** What a list can be asked for. */
export class KnownPageQuery extends PageQuery {
  @RecordedBy()
  recordedBy?: string;
}

/** Lists of things with a place, a carrier and days. */
export class StaffingListQuery extends KnownPageQuery {
  @OptionalDistrictOrAcross()
  district?: string;

  @OptionalId('Carrier; carriers merged into it are included')
  carrierId?: string;

  @OptionalDay('Only what there is on this Berlin day, as it is then; absent: everything, as on recordedBy, else today')
  on?: string;
}
