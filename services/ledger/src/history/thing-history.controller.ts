import {
  type Actor,
  ApiList,
  ApiOperation,
  ApiTags,
  answerList,
  awaitLogPosition,
  CurrentActor,
  isProtected,
  requireAccess,
  requireOneScope,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Param, Query, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { historyRule } from '../ledger-access.js';
import { LEDGER_PORTS, type LedgerPorts, type ThingKind } from '../ledger-ports.js';
import { Historian } from './historian.js';
import { History } from './history.js';
import { HistoryEntryAnswer } from './history-answer.js';
import { HISTORY_COLUMNS } from './history-columns.js';
import { HistoryQuery } from './history-query.js';

/** The route `GET /v1/<things>/{id}/history` of one kind of thing. */
export function thingHistoryController(kind: ThingKind): Type {
  const rule = historyRule(kind);

  @ApiTags('history')
  @Controller(`v1/${kind.path}`)
  class ThingHistoryController {
    constructor(
      @Inject(LEDGER_PORTS) private readonly ports: LedgerPorts,
      private readonly history: History,
      private readonly historian: Historian,
    ) {}

    @Get(':id/history')
    @ApiOperation({
      summary: 'What happened to it',
      description: 'Who changed what and when, from what to what, on which source line it rests; in order.',
    })
    @ApiList(HistoryEntryAnswer)
    async read(
      @CurrentActor() actor: Actor | undefined,
      @Param('id') id: string,
      @Query() query: HistoryQuery,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      if (isProtected(rule)) requireAccess(actor, rule);
      await awaitLogPosition(this.ports.lookUps, query.minLogPosition);
      if (isProtected(rule) && kind.scopesOf !== undefined) {
        requireOneScope(actor, rule, await kind.scopesOf(id));
      }
      reply.header('Content-Language', query.lang);
      return answerList(request, reply, query, {
        name: 'history',
        columns: HISTORY_COLUMNS,
        page: async (limit, cursor) => {
          const { recordedBy } = query;
          const { items, ...next } = await this.history.ofThing(kind, id, { limit, cursor, recordedBy });
          const account = isProtected(rule)
            ? this.historian.forReaders(items, query)
            : this.historian.forThePublic(items, query);
          return { items: await account, ...next };
        },
      });
    }
  }
  // Names the operation in the OpenAPI description.
  Object.defineProperty(ThingHistoryController, 'name', { value: `${kind.kind}HistoryController` });
  return ThingHistoryController;
}
