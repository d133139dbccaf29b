import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentActor,
  EffectiveOn,
  ReadQuery,
  RecordedBy,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { type NoteOf, openNotes } from '../../notes/open-notes.js';
import { ReadableGrants } from '../read-model/readable-grants.js';
import { grantDetail, readableNotes } from './grant-detail.js';
import { GrantDetailAnswer } from './grant-detail-answer.js';

export class GrantQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

@ApiTags('grants')
@Controller('v1/grants')
export class ReadGrantController {
  constructor(
    private readonly grants: ReadableGrants,
    private readonly ports: FundingPorts,
  ) {}

  @ApiOperation({
    summary: 'One grant: application, review, decisions, money, notices, documents, and whom it waits for',
  })
  @ApiOkResponse({ type: GrantDetailAnswer })
  @Get(':id')
  async read(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: GrantQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrantDetailAnswer> {
    const { row, registry, scopes, reader } = await this.grants.read(actor, FUNDING_ACCESS.readGrant, id, query);
    const readable = readableNotes(reader, row.file, scopes);
    const opened = await openNotes(this.ports.vault, readable, true);
    const noteOf: NoteOf = (note) =>
      note === undefined || readable.includes(note) ? opened(note) : { note: { kind: 'hidden' } };
    reply.header('Cache-Control', 'no-store');
    setEntityTag(reply, row.revision);
    const day = query.effectiveOn ?? query.recordedBy ?? this.ports.today();
    return grantDetail(id, row, registry, noteOf, { effectiveOn: query.effectiveOn, day });
  }
}
