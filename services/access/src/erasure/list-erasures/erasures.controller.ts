import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  Optional,
  PageQuery,
  ReadQuery,
  RecordedBy,
  requireAccess,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErasureStage } from '../domain/erasure.js';
import { ERASURE_ACCESS } from '../erasure-access.js';
import { ErasureAnswer } from '../erasure-answer.js';
import { erasureUnknown } from '../erasure-problems.js';
import { Erasures } from '../read-model/erasures.js';
import type { ErasureRow } from '../read-model/erasures.projection.js';

const STAGES = ['requested', 'refused', 'released', 'erased'] as const satisfies readonly ErasureStage[];

export class ErasuresQuery extends PageQuery {
  @IsIn(STAGES)
  @Optional({ enum: STAGES, description: 'Only those at this stage' })
  stage?: ErasureStage;

  @RecordedBy()
  recordedBy?: LocalDate;
}

export class ErasureQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

const COLUMNS: readonly CsvColumn<ErasureAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'subject', value: ({ subject }) => subject },
  { name: 'stage', value: ({ stage }) => stage },
  { name: 'reason', value: ({ reason }) => reason },
  { name: 'requestedBy', value: ({ requestedBy }) => requestedBy.actor },
  { name: 'requestedAt', value: ({ requestedAt }) => requestedAt },
  { name: 'decidedBy', value: ({ decidedBy }) => decidedBy?.actor },
  { name: 'decidedAt', value: ({ decidedAt }) => decidedAt },
  { name: 'refusal', value: ({ refusal }) => refusal },
  { name: 'erasedAt', value: ({ erasedAt }) => erasedAt },
];

const answer = ({ position: _, ...row }: ErasureRow): ErasureAnswer => row;

@ApiTags('erasures')
@Controller('v1/erasures')
export class ErasuresController {
  constructor(private readonly erasures: Erasures) {}

  @ApiOperation({ summary: 'Erasures, the latest first (officer, approver, auditor)' })
  @ApiList(ErasureAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: ErasuresQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, ERASURE_ACCESS.listErasures);
    return answerList(request, reply, query, {
      name: 'erasures',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        const rows = await this.erasures.known(query.recordedBy, query.minLogPosition);
        const found = await rows.find({
          where: query.stage === undefined ? {} : { stage: { equals: query.stage } },
          sort: { by: 'order', direction: 'descending' },
          limit,
          ...(cursor !== undefined && { cursor }),
        });
        return {
          items: found.rows.map(({ row }) => answer(row)),
          ...(found.next !== undefined && { nextCursor: found.next }),
        };
      },
    });
  }

  @ApiOperation({ summary: 'One erasure (officer, approver, auditor)' })
  @ApiOkResponse({ type: ErasureAnswer })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: ErasureQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureAnswer> {
    requireAccess(actor, ERASURE_ACCESS.readErasure);
    const row = await (await this.erasures.known(query.recordedBy, query.minLogPosition)).get(id);
    if (row === undefined) throw erasureUnknown();
    setEntityTag(reply, row.revision);
    return answer(row);
  }
}
