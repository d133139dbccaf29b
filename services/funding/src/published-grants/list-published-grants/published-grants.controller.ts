import {
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  keysetPage,
  type List,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { foldText } from '../domain/text/fold.js';
import { recordNotFound } from '../published-grant-problems.js';
import type { PublishedGrantRow } from '../read-model/published-grant-row.js';
import { PublishedGrantsReader } from '../read-model/published-grants-reader.js';
import { PublishedGrantAnswer, publishedGrantAnswer } from './published-grant-answer.js';
import { PublishedGrantDetailAnswer, publishedGrantDetailAnswer } from './published-grant-detail-answer.js';
import { PublishedGrantQuery, PublishedGrantsQuery } from './published-grants-query.js';

const COLUMNS: readonly CsvColumn<PublishedGrantAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'year', value: ({ year }) => year },
  { name: 'recipient', value: ({ recipient }) => recipient },
  { name: 'funder', value: ({ funder }) => funder },
  { name: 'policyField', value: ({ policyField }) => policyField },
  { name: 'purpose', value: ({ purpose }) => purpose },
  { name: 'amountCents', value: ({ amountCents }) => amountCents },
  { name: 'status', value: ({ status }) => status },
  { name: 'clause', value: ({ basis }) => basis.clause },
  { name: 'district', value: ({ district }) => district.district },
  { name: 'districtName', value: ({ district }) => district.name },
  { name: 'districtBasis', value: ({ district }) => district.basis },
  { name: 'carrierId', value: ({ carrier }) => carrier?.id },
  { name: 'carrier', value: ({ carrier }) => carrier?.name },
  { name: 'suspectedRepeat', value: ({ suspectedRepeat }) => suspectedRepeat },
  { name: 'file', value: ({ source }) => source.file },
  { name: 'sheet', value: ({ source }) => source.sheet },
  { name: 'row', value: ({ source }) => source.row },
];

const mentions = (row: PublishedGrantRow, part: string): boolean =>
  foldText(row.cells.recipient).includes(part) || foldText(row.cells.purpose).includes(part);

/** Public figures: no login. */
@ApiTags('published grants')
@Controller('v1/published-grants')
export class PublishedGrantsController {
  constructor(private readonly reader: PublishedGrantsReader) {}

  @ApiOperation({ summary: 'Published grant records by year and recipient' })
  @ApiList(PublishedGrantAnswer)
  @Get()
  list(
    @Query() query: PublishedGrantsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerList(request, reply, query, this.#listOf(query));
  }

  @ApiOperation({ summary: 'One record with every cell as published, and its corrections' })
  @ApiOkResponse({ type: PublishedGrantDetailAnswer })
  @Get(':id')
  async get(
    @Param('id') id: string,
    @Query() query: PublishedGrantQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishedGrantDetailAnswer> {
    await this.reader.awaitLogPosition(query.minLogPosition);
    const row = await this.reader.row(id, query);
    if (row === undefined) {
      throw recordNotFound(id);
    }
    const snapshot = await this.reader.snapshot({ year: { equals: row.year } }, query);
    setEntityTag(reply, row.revision);
    return publishedGrantDetailAnswer(row, snapshot);
  }

  #listOf(query: PublishedGrantsQuery): List<PublishedGrantAnswer> {
    return {
      name: 'published-grants',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.reader.awaitLogPosition(query.minLogPosition);
        const { year, district, status, carrier, q } = query;
        const { rows, registry, suspectedRepeats } = await this.reader.snapshot(
          year === undefined ? {} : { year: { equals: year } },
          query,
        );
        const part = q === undefined ? '' : foldText(q);
        const wanted = rows
          .map((row) => ({ row, answer: publishedGrantAnswer(row, registry, suspectedRepeats) }))
          .filter(({ row, answer }) => {
            const place = answer.district.district ?? answer.district.basis;
            return (
              (district === undefined || place === district) &&
              (status === undefined || answer.status === status) &&
              (carrier === undefined ||
                (answer.carrier !== undefined && answer.carrier.id === registry.resolve(carrier)?.id)) &&
              (part === '' || mentions(row, part))
            );
          });
        const page = keysetPage(
          wanted,
          ({ row }) => ({ order: `${row.year} ${row.foldedRecipient}`, id: row.recordId }),
          limit,
          cursor,
        );
        return { ...page, items: page.items.map(({ answer }) => answer) };
      },
    };
  }
}
