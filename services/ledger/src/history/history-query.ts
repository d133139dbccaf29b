import type { Language, LocalDate } from '@lotsenbuch/kernel';
import { Optional, PageQuery, RecordedBy } from '@lotsenbuch/service-kit';
import { IsIn } from 'class-validator';

/** What a history can be asked for. */
export class HistoryQuery extends PageQuery {
  @RecordedBy()
  recordedBy?: LocalDate;

  @IsIn(['de', 'en'])
  @Optional({ enum: ['de', 'en'], default: 'de', description: 'Language of the account' })
  lang: Language = 'de';
}
