import type { LocalDate } from '@lotsenbuch/kernel';
import { Optional, PageQuery, RecordedBy } from '@lotsenbuch/service-kit';
import { Matches } from 'class-validator';

export class EventsQuery extends PageQuery {
  @Matches(/^[!-~]{1,100}$/, { message: 'after must be a log position' })
  @Optional({ description: 'Only events after this log position; a cursor takes its place from the second page on' })
  after?: string;

  @RecordedBy()
  recordedBy?: LocalDate;
}
