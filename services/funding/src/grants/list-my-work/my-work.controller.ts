import type { ActingPerson, LocalDate } from '@lotsenbuch/kernel';
import { samePerson } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  keysetPage,
  PageQuery,
  RecordedBy,
  requireAccess,
  type ScopedThing,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { BLOCKS } from '../block-remedies.js';
import { type Waiting, waitingFor } from '../domain/waiting-for.js';
import { scopesOfGrant } from '../grant-scopes.js';
import { GrantCarrierAnswer, WAITING_ROLES } from '../list-grants/grant-answer.js';
import { Grants } from '../read-model/grants.js';

export class MyWorkQuery extends PageQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

/** Something that waits for the reader. */
export class WorkItemAnswer {
  @ApiProperty({ format: 'uuid' })
  grantId!: string;

  @ApiProperty()
  fileReference!: string;

  @ApiProperty({ type: GrantCarrierAnswer })
  carrier!: GrantCarrierAnswer;

  @ApiProperty({ description: 'District 01 to 12, or supraDistrict' })
  area!: string;

  @ApiProperty({ description: 'What has to be done next' })
  act!: string;

  @ApiProperty({ enum: WAITING_ROLES, description: 'In which role' })
  role!: string;

  @ApiProperty({ required: false, enum: BLOCKS })
  block?: string;

  @ApiProperty({ format: 'date', description: 'Last Berlin day on which it is in time' })
  due!: string;
}

const COLUMNS: readonly CsvColumn<WorkItemAnswer>[] = [
  { name: 'due', value: ({ due }) => due },
  { name: 'act', value: ({ act }) => act },
  { name: 'role', value: ({ role }) => role },
  { name: 'block', value: ({ block }) => block },
  { name: 'fileReference', value: ({ fileReference }) => fileReference },
  { name: 'carrier', value: ({ carrier }) => carrier.name },
  { name: 'area', value: ({ area }) => area },
  { name: 'grantId', value: ({ grantId }) => grantId },
];

/** Whether one of the rights of today reaches it, used by a person who may do it. */
const waitsFor = ({ ref, rights }: Actor, { role, notBy }: Waiting, scopes: readonly ScopedThing[]): boolean =>
  rights.some((right) => {
    if (right.role !== role) return false;
    if (right.role === 'district' && !scopes.some(({ district }) => district === right.district)) return false;
    if (right.role === 'carrier' && !scopes.some(({ carrierId }) => carrierId === right.carrierId)) return false;
    const person: ActingPerson = { actor: ref, ...(right.deputyFor !== undefined && { deputyFor: right.deputyFor }) };
    return !notBy.some((other) => samePerson(person, other));
  });

/** What waits for the person who asks, in each of their roles; what four eyes keep from them is not shown. */
@ApiTags('grants')
@Controller('v1/my-work')
export class MyWorkController {
  constructor(private readonly grants: Grants) {}

  @ApiOperation({ summary: 'What waits for me, by deadline' })
  @ApiList(WorkItemAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: MyWorkQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, FUNDING_ACCESS.listMyWork);
    return answerList(request, reply, query, {
      name: 'my-work',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.grants.awaitLogPosition(query.minLogPosition);
        const { rows, registry, carriersToday } = await this.grants.snapshot({}, query);
        const items = [...rows].flatMap(([grantId, { state }]) => {
          const { application } = state;
          if (application === undefined) return [];
          const { carrierId, area } = application;
          const carrier = registry.resolve(carrierId) ?? { id: carrierId, name: carrierId };
          const scopes = scopesOfGrant(application, carriersToday);
          return waitingFor(state)
            .filter((waiting) => waitsFor(actor, waiting, scopes))
            .map(({ act, role, block, due }) => ({
              grantId,
              fileReference: state.fileReference ?? '',
              carrier,
              area,
              act,
              role,
              ...(block !== undefined && { block }),
              due,
            }));
        });
        const idOf = ({ grantId, act, block = '' }: WorkItemAnswer) => `${grantId} ${act} ${block}`;
        return keysetPage<WorkItemAnswer>(items, (item) => ({ order: item.due, id: idOf(item) }), limit, cursor);
      },
    });
  }
}
