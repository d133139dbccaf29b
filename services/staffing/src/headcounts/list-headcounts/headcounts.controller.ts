import {
  ApiList,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerList,
  type CsvColumn,
  keysetPage,
  Optional,
  OptionalDay,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StaffingRegister } from '../../staffing-register.js';
import { OptionalDistrictOrAcross } from '../../validation/fields.js';
import { KnownPageQuery } from '../../validation/known-query.js';
import { HEADCOUNT_KINDS } from '../domain/events.js';

export class HeadcountsQuery extends KnownPageQuery {
  @OptionalDay('Reporting day')
  day?: string;

  @OptionalDistrictOrAcross()
  district?: string;

  @IsIn(HEADCOUNT_KINDS)
  @Optional({ enum: HEADCOUNT_KINDS })
  kind?: string;
}

/** People counted in a district on a day, as it was published. */
export class HeadcountAnswer {
  @ApiProperty({ format: 'date' })
  day!: string;

  @ApiProperty()
  district!: string;

  @ApiProperty({ enum: HEADCOUNT_KINDS, description: 'By which money they are paid' })
  kind!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  count!: number;

  @ApiProperty({ type: [Number], description: 'Figures that were corrected, the first reported first' })
  corrected!: readonly number[];

  @ApiProperty({ description: 'SHA-256 of the file' })
  file!: string;

  @ApiProperty({ type: 'integer', minimum: 2 })
  row!: number;

  @ApiProperty()
  source!: string;

  @ApiProperty({ required: false })
  note?: string;
}

const COLUMNS: readonly CsvColumn<HeadcountAnswer>[] = [
  { name: 'day', value: ({ day }) => day },
  { name: 'district', value: ({ district }) => district },
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'count', value: ({ count }) => count },
  { name: 'corrected', value: ({ corrected }) => corrected.join('; ') },
  { name: 'file', value: ({ file }) => file },
  { name: 'row', value: ({ row }) => row },
  { name: 'source', value: ({ source }) => source },
  { name: 'note', value: ({ note }) => note },
];

/** Public: these figures were published. Totals of a file are no items, so the items can be added. */
@ApiTags('headcounts')
@Controller('v1/headcounts')
export class HeadcountsController {
  constructor(private readonly register: StaffingRegister) {}

  @ApiOperation({ summary: 'Published headcounts by day, district and kind of funding' })
  @ApiList(HeadcountAnswer)
  @Get()
  list(
    @Query() query: HeadcountsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerList(request, reply, query, {
      name: 'headcounts',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        const days = await (await this.register.at(query)).headcounts();
        const items = [...days]
          .filter(([day]) => query.day === undefined || day === query.day)
          .flatMap(([day, { state }]) => state.figures.map((figure): HeadcountAnswer => ({ day, ...figure })))
          .filter(
            ({ district, kind }) =>
              (query.district === undefined || district === query.district) &&
              (query.kind === undefined || kind === query.kind),
          );
        return keysetPage(
          items,
          ({ day, district, kind }) => ({ order: day, id: `${district} ${kind}` }),
          limit,
          cursor,
        );
      },
    });
  }
}
