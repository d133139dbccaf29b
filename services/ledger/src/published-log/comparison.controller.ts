import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { compareCheckpoints } from '../comparison/compare-checkpoint.js';
import { readKnownKeys } from '../keys/known-keys.js';
import { orLedgerDamaged } from '../ledger-problems.js';
import { RUNNING_LEDGER, type RunningLedger } from '../running-ledger.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { ComparisonAnswer } from './comparison-answer.js';
import { keptLine } from './kept-line.js';
import { Publication } from './publication.js';

export class ComparisonQuery {
  @IsString()
  @MaxLength(1000)
  @ApiProperty({ maxLength: 1000, description: 'The line that was kept: <origin> <size> <base64 root>' })
  line!: string;
}

@ApiTags('ledger')
@Controller('v1/ledger/comparison')
export class ComparisonController {
  constructor(@Inject(RUNNING_LEDGER) private readonly ledger: RunningLedger) {}

  @Get()
  @ApiOperation({
    summary: 'Whether the log of today goes on from a checkpoint that somebody kept',
    description:
      'Open to everybody. It is the audited side that answers here: who does not want to rely on that takes the tiles and ./lotsenbuch ledger compare. 404 while nothing is published.',
  })
  @ApiOkResponse({ type: ComparisonAnswer })
  async compare(
    @Query() { line }: ComparisonQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComparisonAnswer> {
    reply.header('Cache-Control', 'no-store');
    return orLedgerDamaged(compared(keptLine(line), this.ledger.files));
  }
}

const compared = async (line: string, files: LedgerFiles): Promise<ComparisonAnswer> => {
  const checkpoint = await new Publication(files).checkpoint();
  const keys = (await readKnownKeys(files.places.checkpointDir)).map(({ verifierKey }) => verifierKey);
  const { compared: each, today } = await compareCheckpoints(line, { checkpoint, source: files.tiles.read }, keys);
  const { verdict, size, origin, rootToday, fork } = each[0] ?? { verdict: 'unreadable' };
  return {
    verdict,
    ...(size !== undefined && { size }),
    ...(origin !== undefined && { origin }),
    ...(rootToday !== undefined && { rootToday }),
    ...(fork && { fork: { fromOrigin: fork.fromOrigin, size: fork.size, reason: fork.reason } }),
    checkpointLine: today.line,
  };
};
