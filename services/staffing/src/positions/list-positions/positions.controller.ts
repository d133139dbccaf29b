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
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { IsBoolean } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OptionalId } from '../../validation/fields.js';
import { KnownQuery, StaffingListQuery } from '../../validation/known-query.js';
import { PositionAnswer } from './position-answer.js';
import { PositionList } from './position-list.js';

export class PositionsQuery extends StaffingListQuery {
  @OptionalId('Grant that pays the position')
  grantId?: string;

  @IsBoolean()
  @Optional({ type: 'boolean', description: 'Only vacant ones, or only those that are not, on the day' })
  vacant?: boolean;
}

const COLUMNS: readonly CsvColumn<PositionAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'project', value: ({ project }) => project },
  { name: 'district', value: ({ district }) => district },
  { name: 'carrierId', value: ({ carrierId }) => carrierId },
  { name: 'carrier', value: ({ carrier }) => carrier },
  { name: 'profile', value: ({ profile }) => profile },
  { name: 'targetGroup', value: ({ targetGroup }) => targetGroup },
  { name: 'fundingProgramme', value: ({ fundingProgramme }) => fundingProgramme },
  { name: 'grantId', value: ({ grantId }) => grantId },
  { name: 'weeklyHours', value: ({ weeklyHours }) => weeklyHours },
  { name: 'fullTimeHours', value: ({ fullTimeHours }) => fullTimeHours },
  { name: 'fullTimeEquivalent', value: ({ fullTimeEquivalentExact }) => fullTimeEquivalentExact },
  { name: 'tariff', value: ({ tariff }) => tariff },
  { name: 'payGroup', value: ({ payGroup }) => payGroup },
  { name: 'monthlyCostCents', value: ({ monthlyCostCents }) => monthlyCostCents },
  { name: 'from', value: ({ from }) => from },
  { name: 'to', value: ({ to }) => to },
  { name: 'fundedBasisPoints', value: ({ fundedBasisPoints }) => fundedBasisPoints },
  { name: 'vacant', value: ({ vacant }) => vacant },
];

@ApiTags('positions')
@Controller('v1/positions')
export class PositionsController {
  constructor(private readonly positions: PositionList) {}

  @ApiOperation({ summary: 'Positions with their occupancies' })
  @ApiList(PositionAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: PositionsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerList(request, reply, query, {
      name: 'positions',
      columns: COLUMNS,
      page: (limit, cursor) => this.positions.page(actor, query, limit, cursor),
    });
  }

  @ApiOperation({ summary: 'One position' })
  @ApiOkResponse({ type: PositionAnswer })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: KnownQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PositionAnswer> {
    const position = await this.positions.read(actor, id, query);
    setEntityTag(reply, position.revision);
    return position;
  }
}
