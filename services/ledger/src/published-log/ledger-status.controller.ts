import { formatLogPosition } from '@lotsenbuch/event-store';
import { type Actor, ApiOkResponse, ApiOperation, ApiTags, CurrentActor, mayUse } from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Finding } from '../checking/finding.js';
import { findingText } from '../checking/finding-text.js';
import { publicFinding } from '../checking/public-finding.js';
import { LEDGER_ACCESS } from '../ledger-access.js';
import { LEDGER_PORTS, type LedgerPorts } from '../ledger-ports.js';
import { RUNNING_LEDGER, type RunningLedger } from '../running-ledger.js';
import { type LedgerFindingAnswer, LedgerStatusAnswer } from './ledger-status-answer.js';

@ApiTags('ledger')
@Controller('v1/ledger')
export class LedgerStatusController {
  constructor(
    @Inject(LEDGER_PORTS) private readonly ports: LedgerPorts,
    @Inject(RUNNING_LEDGER) private readonly ledger: RunningLedger,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Where the log over all events stands: its checkpoint, its key, and whether anything is wrong',
    description: 'Open to everybody. Which events a finding is about is shown to auditors.',
  })
  @ApiOkResponse({ type: LedgerStatusAnswer })
  async read(
    @CurrentActor() actor: Actor | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LedgerStatusAnswer> {
    reply.header('Cache-Control', 'no-store');
    const { ordinal, finding, fault, forks, cosignatures, ...status } = await this.ledger.status();
    const isAuditor = mayUse(actor, LEDGER_ACCESS.readLog);
    return {
      ...status,
      logPosition: formatLogPosition(this.ports.eventStore.storeId, ordinal),
      cosignatures: { ...cosignatures, by: [...cosignatures.by], missing: [...cosignatures.missing] },
      forks: [...forks],
      ...(finding && { finding: findingAnswer(finding, isAuditor) }),
      ...(fault && { fault: isAuditor ? { ...fault } : { since: fault.since } }),
    };
  }
}

const findingAnswer = (finding: Finding, withEvents: boolean): LedgerFindingAnswer => {
  const { was, is } = finding;
  const place = publicFinding(finding);
  const told = withEvents ? finding : place;
  return {
    ...place,
    de: findingText(told, 'de'),
    en: findingText(told, 'en'),
    ...(withEvents && was && { was }),
    ...(withEvents && is && { is }),
  };
};
