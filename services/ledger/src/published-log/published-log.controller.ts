import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  CurrentActor,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LEDGER_ACCESS } from '../ledger-access.js';
import { orLedgerDamaged } from '../ledger-problems.js';
import { RUNNING_LEDGER, type RunningLedger } from '../running-ledger.js';
import { BRIEFLY, FOR_EVER, PRIVATELY_FOR_EVER } from './cache-control.js';
import { Publication } from './publication.js';

const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

/** The paths of C2SP tlog-tiles below the log's prefix `/v1/ledger/`. */
@ApiTags('ledger')
@Controller('v1/ledger')
export class PublishedLogController {
  readonly #publication: Publication;

  constructor(@Inject(RUNNING_LEDGER) { files }: RunningLedger) {
    this.#publication = new Publication(files);
  }

  @Get('checkpoint')
  @ApiOperation({
    summary: 'The latest signed checkpoint',
    description: 'A C2SP signed note (tlog-checkpoint) with the cosignatures there are. Open to everybody.',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async checkpoint(@Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const note = await orLedgerDamaged(this.#publication.checkpoint());
    reply.header('Content-Type', 'text/plain; charset=utf-8').header('Cache-Control', BRIEFLY);
    return Buffer.from(note);
  }

  @Get('tile/entries/*')
  @ApiParam({ name: 'path', description: '<N>[.p/<W>]', schema: { type: 'string' }, example: 'x001/234/067' })
  @ApiOperation({
    summary: 'The entries of the log, 256 at most: the canonical envelopes of the events',
    description:
      'Needs the role auditor. Path and bytes as in C2SP tlog-tiles: before each entry its length as two bytes.',
  })
  @ApiOkResponse({ content: BYTES })
  async entries(
    @CurrentActor() actor: Actor | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    requireAccess(actor, LEDGER_ACCESS.readLogEntries);
    const bytes = await orLedgerDamaged(this.#publication.entries(pathOf(request)));
    reply.header('Content-Type', 'application/octet-stream').header('Cache-Control', PRIVATELY_FOR_EVER);
    return bytes;
  }

  @Get('tile/*')
  @ApiParam({
    name: 'path',
    description: '<L>/<N>[.p/<W>]',
    schema: { type: 'string' },
    example: '0/x001/234/067.p/12',
  })
  @ApiOperation({
    summary: 'Hashes of the tree over all events, 256 at most',
    description:
      'Paths as in C2SP tlog-tiles; 32 bytes for each hash. Open to everybody, for every tile that the latest checkpoint covers.',
  })
  @ApiOkResponse({ content: BYTES })
  async tile(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const bytes = await orLedgerDamaged(this.#publication.tile(pathOf(request)));
    reply.header('Content-Type', 'application/octet-stream').header('Cache-Control', FOR_EVER);
    return bytes;
  }
}

/** As the client wrote it: an escaped path would be a second address for the same thing. */
const pathOf = ({ url }: FastifyRequest): string => (url.split('?', 1)[0] ?? '').replace(/^\/v1\/ledger\//, '');
