import {
  type Actor,
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  keysetPage,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownQuery, StaffingListQuery } from '../../validation/known-query.js';
import { FunctionAnswer } from './function-answer.js';
import { FunctionList } from './function-list.js';

const COLUMNS: readonly CsvColumn<FunctionAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'district', value: ({ district }) => district },
  { name: 'carrier', value: ({ carrier }) => carrier },
  { name: 'name', value: ({ name }) => name?.text },
  { name: 'erased', value: ({ name }) => name?.erased },
  { name: 'contact', value: ({ contact }) => contact?.text },
  { name: 'paidBy', value: ({ paidBy }) => paidBy },
  { name: 'weeklyHours', value: ({ weeklyHours }) => weeklyHours },
  { name: 'deputyFor', value: ({ deputyFor }) => deputyFor },
  { name: 'from', value: ({ from }) => from },
  { name: 'to', value: ({ to }) => to },
];

@ApiTags('functions')
@Controller('v1/functions')
export class FunctionsController {
  constructor(private readonly functions: FunctionList) {}

  @ApiOperation({
    summary: 'District coordinators, team leads and contact persons; names only for those who may see them',
  })
  @ApiList(FunctionAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: StaffingListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    reply.header('Cache-Control', 'no-store');
    return answerList(request, reply, query, {
      name: 'functions',
      columns: COLUMNS,
      page: async (limit, cursor) =>
        keysetPage(
          await this.functions.list(actor, query),
          ({ district, kind, id }) => ({ order: `${district} ${kind}`, id }),
          limit,
          cursor,
        ),
    });
  }

  @ApiOperation({ summary: 'One function' })
  @ApiOkResponse({ type: FunctionAnswer })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: KnownQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FunctionAnswer> {
    reply.header('Cache-Control', 'no-store');
    const holder = await this.functions.read(actor, id, query);
    setEntityTag(reply, holder.revision);
    return holder;
  }
}
