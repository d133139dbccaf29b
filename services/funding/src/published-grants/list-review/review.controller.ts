import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  EffectiveOn,
  keysetPage,
  PageQuery,
  RecordedBy,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { PublishedGrantsReader } from '../read-model/published-grants-reader.js';
import { ReviewItemAnswer } from './review-item-answer.js';
import { ReviewList } from './review-list.js';

const COLUMNS: readonly CsvColumn<ReviewItemAnswer>[] = [
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'id', value: ({ id }) => id },
  { name: 'year', value: ({ year }) => year },
  { name: 'recipient', value: ({ recipient }) => recipient },
  { name: 'purpose', value: ({ purpose }) => purpose },
  { name: 'amountCents', value: ({ amountCents }) => amountCents },
  { name: 'clause', value: ({ basis }) => basis.clause },
  { name: 'matched', value: ({ basis }) => basis.matched },
  { name: 'candidates', value: ({ candidates }) => candidates?.map(({ name }) => name).join('; ') },
];

export class ReviewQuery extends PageQuery {
  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

@ApiTags('review')
@Controller('v1/review')
export class ReviewController {
  constructor(
    private readonly reader: PublishedGrantsReader,
    private readonly review: ReviewList,
  ) {}

  @ApiOperation({ summary: 'Questions that a person decides (officer, auditor)' })
  @ApiList(ReviewItemAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: ReviewQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, FUNDING_ACCESS.listReview);
    return answerList(request, reply, query, {
      name: 'review',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.reader.awaitLogPosition(query.minLogPosition);
        const items = await this.review.items(query);
        return keysetPage(
          items,
          ({ year, recipient, id, kind }) => ({ order: `${year} ${recipient}`, id: `${id} ${kind}` }),
          limit,
          cursor,
        );
      },
    });
  }
}
