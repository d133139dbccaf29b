import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiTags,
  CurrentActor,
  type Problem,
  refusal,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Inject, Post } from '@nestjs/common';
import { LEDGER_ACCESS } from '../ledger-access.js';
import { LEDGER_PROBLEMS, orLedgerDamaged } from '../ledger-problems.js';
import { RUNNING_LEDGER, type RunningLedger } from '../running-ledger.js';
import { latestStreamHeads } from './latest-stream-heads.js';
import { StreamHeadsAnswer } from './stream-heads-answer.js';

@ApiTags('ledger')
@Controller('v1/ledger/stream-heads')
export class CutStreamHeadsController {
  constructor(@Inject(RUNNING_LEDGER) private readonly ledger: RunningLedger) {}

  @Post()
  @ApiOperation({
    summary: 'Sign a checkpoint now that cuts all streams',
    description:
      'Needs the role auditor. Answers once it is published. No event is recorded by it: repeated, it cuts once more.',
  })
  @ApiCreatedResponse({ type: StreamHeadsAnswer })
  async cut(@CurrentActor() actor: Actor | undefined): Promise<StreamHeadsAnswer> {
    requireAccess(actor, LEDGER_ACCESS.cutStreamHeads);
    this.#requireSigning();
    await this.ledger.integrator.cutStreamHeads().catch((cause: unknown) => {
      throw notSigning(cause);
    });
    const cut = await orLedgerDamaged(latestStreamHeads(this.ledger.files));
    if (cut === undefined) throw notSigning(undefined);
    const { size, count, root, checkpoint } = cut;
    return { size, count, root: Buffer.from(root).toString('base64'), checkpoint };
  }

  #requireSigning(): void {
    const { state } = this.ledger.integrator.status();
    if (state === 'checking') throw stillChecking();
    if (state === 'stopped') throw notSigning(undefined);
  }
}

const stillChecking = (): Problem =>
  refusal(
    LEDGER_PROBLEMS.ledgerStopped,
    {
      en: 'After the start the ledger is still comparing all events with its tree, and signs nothing before that. Ask again shortly.',
      de: 'Nach dem Start vergleicht das Vorgangsprotokoll noch alle Ereignisse mit seinem Baum; vorher entsteht kein neuer Prüfwert. Fragen Sie in Kürze noch einmal.',
    },
    { headers: { 'Retry-After': '5' } },
  );

const notSigning = (cause: unknown): Problem =>
  refusal(
    LEDGER_PROBLEMS.ledgerStopped,
    {
      en: 'The ledger could not sign a checkpoint now: it has no events yet, cannot write, or has found something that differs from what it signed. GET /v1/ledger says which.',
      de: 'Das Vorgangsprotokoll kann gerade keinen Prüfwert bilden: Es hat noch keine Ereignisse, kann nicht schreiben oder hat eine Abweichung gefunden. GET /v1/ledger nennt den Grund.',
    },
    { cause },
  );
