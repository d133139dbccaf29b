import { isLocalDate, type Language, type LocalDate } from '@lotsenbuch/kernel';
import { Optional, PageQuery } from '@lotsenbuch/service-kit';
import { IsIn, ValidateBy } from 'class-validator';

/** What a history can be asked for. */
export class HistoryQuery extends PageQuery {
  @ValidateBy({
    name: 'isLocalDate',
    validator: {
      validate: (value) => typeof value === 'string' && isLocalDate(value),
      defaultMessage: () => 'recordedBy must be a day as YYYY-MM-DD',
    },
  })
  @Optional({ format: 'date', description: 'Only what was recorded before the end of this day in Berlin' })
  recordedBy?: LocalDate;

  @IsIn(['de', 'en'])
  @Optional({ enum: ['de', 'en'], default: 'de', description: 'Language of the account' })
  lang: Language = 'de';
}
