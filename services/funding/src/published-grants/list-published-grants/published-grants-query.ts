import type { LocalDate } from '@lotsenbuch/kernel';
import { EffectiveOn, Optional, PageQuery, ReadQuery, RecordedBy } from '@lotsenbuch/service-kit';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { PUBLISHED_GRANT_STATUSES, type PublishedGrantStatus } from '../read-model/published-grant-row.js';
import { OptionalRegisterYear } from '../register-year.js';

/** What published grants can be asked for. */
export class PublishedGrantsQuery extends PageQuery {
  @OptionalRegisterYear()
  year?: number;

  @Matches(/^(0[1-9]|1[0-2]|supraDistrict|unknown)$/, {
    message: 'district must be a key from 01 to 12, supraDistrict or unknown',
  })
  @Optional({ description: 'Key 01 to 12, supraDistrict or unknown' })
  district?: string;

  @MaxLength(100)
  @IsString()
  @Optional({ description: 'Carrier id; records of carriers merged into it are included' })
  carrier?: string;

  @IsIn(PUBLISHED_GRANT_STATUSES)
  @Optional({ enum: PUBLISHED_GRANT_STATUSES })
  status?: PublishedGrantStatus;

  @MaxLength(200)
  @IsString()
  @Optional({ description: 'Part of recipient or purpose; case, umlauts and punctuation do not count' })
  q?: string;

  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

/** What one published grant can be asked for. */
export class PublishedGrantQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}
