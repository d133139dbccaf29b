import { parseEventReference } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { LEDGER_ACCESS } from '../ledger-access.js';
import { LEDGER_PORTS, type LedgerPorts } from '../ledger-ports.js';
import { orLedgerDamaged } from '../ledger-problems.js';
import { RUNNING_LEDGER, type RunningLedger } from '../running-ledger.js';
import { eventProof } from './event-proof.js';

export class EventProofQuery {
  @ValidateBy({
    name: 'isEventReference',
    validator: {
      validate: (value) => typeof value === 'string' && parseEventReference(value) !== undefined,
      defaultMessage: () => 'event must be <stream>/<revision>, as the answer of a command names it',
    },
  })
  @ApiProperty({ description: 'The event as <stream>/<revision>', example: 'grant-1/0' })
  event!: string;
}

@ApiTags('ledger')
@Controller('v1/ledger/proof')
export class EventProofController {
  constructor(
    @Inject(LEDGER_PORTS) private readonly ports: LedgerPorts,
    @Inject(RUNNING_LEDGER) private readonly ledger: RunningLedger,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Proof that an event is in the log of the latest checkpoint',
    description:
      'For everybody who is logged in. The text of a C2SP tlog-proof; its leaf is the canonical envelope of the event. 409 while no checkpoint covers the event.',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async read(
    @CurrentActor() actor: Actor | undefined,
    @Query() { event }: EventProofQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    requireAccess(actor, LEDGER_ACCESS.proveEvent);
    const { stream = '', revision = 0 } = parseEventReference(event) ?? {};
    const proof = await orLedgerDamaged(eventProof(this.ports.eventStore, this.ledger.files, stream, revision));
    reply.header('Content-Type', 'text/plain; charset=utf-8');
    return Buffer.from(proof);
  }
}
