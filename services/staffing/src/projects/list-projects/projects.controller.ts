import {
  type Actor,
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  keysetPage,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KnownQuery, StaffingListQuery } from '../../validation/known-query.js';
import { ProjectAnswer } from './project-answer.js';
import { ProjectList } from './project-list.js';

const COLUMNS: readonly CsvColumn<ProjectAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'title', value: ({ title }) => title },
  { name: 'district', value: ({ district }) => district },
  { name: 'carrierId', value: ({ carrierId }) => carrierId },
  { name: 'carrier', value: ({ carrier }) => carrier },
  { name: 'from', value: ({ from }) => from },
  { name: 'to', value: ({ to }) => to },
];

@ApiTags('projects')
@Controller('v1/projects')
export class ProjectsController {
  constructor(private readonly projects: ProjectList) {}

  @ApiOperation({ summary: 'Projects of carriers' })
  @ApiList(ProjectAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: StaffingListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerList(request, reply, query, {
      name: 'projects',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        const items = await this.projects.list(actor, query);
        return keysetPage(items, ({ district, from, id }) => ({ order: `${district} ${from}`, id }), limit, cursor);
      },
    });
  }

  @ApiOperation({ summary: 'One project' })
  @ApiOkResponse({ type: ProjectAnswer })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: KnownQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectAnswer> {
    const project = await this.projects.read(actor, id, query);
    setEntityTag(reply, project.revision);
    return project;
  }
}
