import { isStreamName } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { LEDGER_ACCESS } from '../ledger-access.js';
import { notCoveredYet, orLedgerDamaged } from '../ledger-problems.js';
import { RUNNING_LEDGER, type RunningLedger } from '../running-ledger.js';
import { latestStreamHeads } from './latest-stream-heads.js';
import { proveStream } from './prove-stream.js';
import { StreamProofAnswer } from './stream-proof-answer.js';

export class StreamProofQuery {
  @ValidateBy({
    name: 'isStreamName',
    validator: {
      validate: (value) => typeof value === 'string' && isStreamName(value),
      defaultMessage: () => 'stream must be the name of a stream, such as grant-1',
    },
  })
  @ApiProperty({ example: 'grant-1' })
  stream!: string;
}

@ApiTags('ledger')
@Controller('v1/ledger/stream-proof')
export class StreamProofController {
  constructor(@Inject(RUNNING_LEDGER) private readonly ledger: RunningLedger) {}

  @Get()
  @ApiOperation({
    summary: 'Proof of which events a stream had when all streams were last cut, or that there was no such stream',
    description:
      'Needs the role auditor. POST /v1/ledger/stream-heads cuts them now. 409 while no signed checkpoint has cut them.',
  })
  @ApiOkResponse({ type: StreamProofAnswer })
  async read(
    @CurrentActor() actor: Actor | undefined,
    @Query() { stream }: StreamProofQuery,
  ): Promise<StreamProofAnswer> {
    requireAccess(actor, LEDGER_ACCESS.proveStream);
    return (await orLedgerDamaged(this.#proof(stream))) as StreamProofAnswer;
  }

  async #proof(stream: string) {
    const cut = await latestStreamHeads(this.ledger.files);
    if (cut !== undefined) return proveStream(cut, stream);
    throw notCoveredYet({
      en: 'No signed checkpoint has cut the streams yet. The first of each day does, and POST /v1/ledger/stream-heads asks for one now.',
      de: 'Noch kein Prüfwert hat die Ereignisströme erfasst. Der erste eines Tages tut es; POST /v1/ledger/stream-heads verlangt es sofort.',
    });
  }
}
