import { IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ApiProperty } from '../openapi/documentation.js';
import { Optional } from '../validation/dto.js';

/** Items on one page, at most. */
export const MAX_PAGE_SIZE = 200;

/** What a read can be asked for: to wait until it knows a change. */
export class ReadQuery {
  @Matches(/^[!-~]{1,100}$/, { message: 'minLogPosition must be a log position as a command answered it' })
  @Optional({ description: 'Log position of a command; the read waits up to 2 s until it knows that change' })
  minLogPosition?: string;
}

/** What every list can be asked for. */
export class PageQuery extends ReadQuery {
  @Max(MAX_PAGE_SIZE)
  @Min(1)
  @IsInt()
  @Optional({ type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE, default: 50 })
  limit: number = 50;

  @MaxLength(1000)
  @IsString()
  @Optional({ description: 'nextCursor of the page before, for the same query' })
  cursor?: string;

  @IsIn(['json', 'csv'])
  @Optional({ enum: ['json', 'csv'], description: 'csv: all pages in one file for a spreadsheet' })
  format?: 'json' | 'csv';
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/** The class that describes a page of these items in the OpenAPI. */
export function pageOf<Item extends object>(item: new () => Item): new () => Page<Item> {
  class PageAnswer implements Page<Item> {
    @ApiProperty({ type: [item] })
    items!: Item[];

    @ApiProperty({ required: false, description: 'Absent on the last page' })
    nextCursor?: string;
  }
  Object.defineProperty(PageAnswer, 'name', { value: `${item.name}Page` });
  return PageAnswer;
}
