import {
  type Actor,
  ApiList,
  ApiOperation,
  ApiTags,
  answerList,
  awaitLogPosition,
  CurrentActor,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LEDGER_ACCESS } from '../ledger-access.js';
import { LEDGER_PORTS, type LedgerPorts } from '../ledger-ports.js';
import { Historian } from './historian.js';
import { History } from './history.js';
import { StreamHistoryEntryAnswer } from './history-answer.js';
import { STREAM_HISTORY_COLUMNS } from './history-columns.js';
import { HistoryQuery } from './history-query.js';

@ApiTags('history')
@Controller('v1/streams')
export class StreamHistoryController {
  constructor(
    @Inject(LEDGER_PORTS) private readonly ports: LedgerPorts,
    private readonly history: History,
    private readonly historian: Historian,
  ) {}

  @Get(':stream/history')
  @ApiOperation({ summary: 'Every event of a stream in words', description: 'Needs the role auditor.' })
  @ApiList(StreamHistoryEntryAnswer)
  async read(
    @CurrentActor() actor: Actor | undefined,
    @Param('stream') stream: string,
    @Query() query: HistoryQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, LEDGER_ACCESS.readStreamHistory);
    await awaitLogPosition(this.ports.lookUps, query.minLogPosition);
    reply.header('Content-Language', query.lang);
    return answerList(request, reply, query, {
      name: 'stream-history',
      columns: STREAM_HISTORY_COLUMNS,
      page: async (limit, cursor) => {
        const { recordedBy } = query;
        const { items, ...next } = await this.history.ofStream(stream, { limit, cursor, recordedBy });
        return { items: await this.historian.forAuditors(items, query), ...next };
      },
    });
  }
}
