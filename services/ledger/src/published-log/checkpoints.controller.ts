import { ApiList, ApiOperation, ApiTags, answerList, PageQuery } from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { orLedgerDamaged } from '../ledger-problems.js';
import { RUNNING_LEDGER, type RunningLedger } from '../running-ledger.js';
import { checkpointPage } from './checkpoint-list.js';
import { SIGNED_CHECKPOINT_COLUMNS, SignedCheckpointAnswer } from './signed-checkpoint-answer.js';

@ApiTags('ledger')
@Controller('v1/ledger/checkpoints')
export class CheckpointsController {
  constructor(@Inject(RUNNING_LEDGER) private readonly ledger: RunningLedger) {}

  @Get()
  @ApiOperation({
    summary: 'Every checkpoint that this log has signed, the latest first',
    description: 'Open to everybody. What a log signed before it was forked is in its archive.',
  })
  @ApiList(SignedCheckpointAnswer)
  read(@Query() query: PageQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return answerList(request, reply, query, {
      name: 'checkpoints',
      columns: SIGNED_CHECKPOINT_COLUMNS,
      page: (limit, cursor) => orLedgerDamaged(checkpointPage(this.ledger.files.signed, limit, cursor)),
    });
  }
}
