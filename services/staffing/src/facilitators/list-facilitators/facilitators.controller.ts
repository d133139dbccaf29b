import {
  type Actor,
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownQuery, StaffingListQuery } from '../../validation/known-query.js';
import { FacilitatorAnswer } from './facilitator-answer.js';
import { FacilitatorList } from './facilitator-list.js';

const COLUMNS: readonly CsvColumn<FacilitatorAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'name', value: ({ name }) => name?.text },
  { name: 'erased', value: ({ name }) => name?.erased },
  { name: 'languages', value: ({ languages }) => languages?.text },
  { name: 'carriers', value: ({ employments }) => employments.map(({ carrier }) => carrier).join('; ') },
  { name: 'contractHours', value: ({ contractHours }) => contractHours },
  { name: 'occupiedHours', value: ({ occupiedHours }) => occupiedHours },
  { name: 'over', value: ({ over }) => over },
];

@ApiTags('facilitators')
@Controller('v1/facilitators')
export class FacilitatorsController {
  constructor(private readonly facilitators: FacilitatorList) {}

  @ApiOperation({ summary: 'Facilitators with employments and occupancies; names only for those who may see them' })
  @ApiList(FacilitatorAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: StaffingListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    reply.header('Cache-Control', 'no-store');
    return answerList(request, reply, query, {
      name: 'facilitators',
      columns: COLUMNS,
      page: (limit, cursor) => this.facilitators.page(actor, query, limit, cursor),
    });
  }

  @ApiOperation({ summary: 'One facilitator' })
  @ApiOkResponse({ type: FacilitatorAnswer })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: KnownQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FacilitatorAnswer> {
    reply.header('Cache-Control', 'no-store');
    const facilitator = await this.facilitators.read(actor, id, query);
    setEntityTag(reply, facilitator.revision);
    return facilitator;
  }
}
