import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  EffectiveOn,
  isInScope,
  keysetPage,
  Optional,
  PageQuery,
  RecordedBy,
  requireAccess,
  scopeOf,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { foldedWords } from '../../carriers/domain/folded-words.js';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { scopesOfGrant } from '../grant-scopes.js';
import { Grants } from '../read-model/grants.js';
import { GRANT_STATUSES, GrantAnswer, grantAnswer, WAITING_ROLES } from './grant-answer.js';

const SORTS = ['deadline', 'amount', 'name'] as const;

export class GrantsQuery extends PageQuery {
  @Max(2999)
  @Min(2013)
  @IsInt()
  @Optional({ type: 'integer', minimum: 2013, maximum: 2999, description: 'Budget year that the period touches' })
  year?: number;

  @Matches(/^(0[1-9]|1[0-2]|supraDistrict)$/, { message: 'district must be a district 01 to 12, or supraDistrict' })
  @Optional({ pattern: '^(0[1-9]|1[0-2]|supraDistrict)$' })
  district?: string;

  @IsUUID()
  @Optional({ format: 'uuid', description: 'Carrier, grants of carriers merged into it included' })
  carrierId?: string;

  @IsIn(GRANT_STATUSES)
  @Optional({ enum: GRANT_STATUSES })
  status?: string;

  @IsIn(WAITING_ROLES)
  @Optional({ enum: WAITING_ROLES, description: 'Grants for which somebody with this role has to act next' })
  waitingFor?: string;

  @IsIn(SORTS)
  @Optional({ enum: SORTS, default: 'deadline', description: 'amount: the highest first' })
  sort: (typeof SORTS)[number] = 'deadline';

  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

const COLUMNS: readonly CsvColumn<GrantAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'fileReference', value: ({ fileReference }) => fileReference },
  { name: 'carrier', value: ({ carrier }) => carrier.name },
  { name: 'area', value: ({ area }) => area },
  { name: 'periodFrom', value: ({ period }) => period.from },
  { name: 'periodTo', value: ({ period }) => period.to },
  { name: 'status', value: ({ status }) => status },
  { name: 'requestedCents', value: ({ requestedCents }) => requestedCents },
  { name: 'approvedCents', value: ({ approvedCents }) => approvedCents },
  { name: 'paidCents', value: ({ paidCents }) => paidCents },
  { name: 'overpaidCents', value: ({ overpaidCents }) => overpaidCents },
  { name: 'positionsApproved', value: ({ positionsApproved }) => positionsApproved },
  { name: 'notice', value: ({ notice }) => notice },
  { name: 'due', value: ({ due }) => due },
  { name: 'waitingFor', value: ({ waitingFor }) => waitingFor.map(({ act, role }) => `${act} (${role})`).join('; ') },
  { name: 'overridden', value: ({ overridden }) => overridden.join('; ') },
];

/** What waits for nobody comes last. */
const NEVER = '9999-12-31';
const HIGHEST = 10 ** 15;

const orderOf = ({ due, approvedCents, requestedCents, carrier }: GrantAnswer, sort: GrantsQuery['sort']): string => {
  if (sort === 'deadline') return due ?? NEVER;
  if (sort === 'name') return foldedWords(carrier.name).join(' ');
  return String(HIGHEST - (approvedCents === 0 ? requestedCents : approvedCents)).padStart(16, '0');
};

@ApiTags('grants')
@Controller('v1/grants')
export class GrantsController {
  constructor(private readonly grants: Grants) {}

  @ApiOperation({ summary: 'Grants by deadline, amount or name of the carrier; district and carrier see their own' })
  @ApiList(GrantAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: GrantsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, FUNDING_ACCESS.listGrants);
    const scope = scopeOf(actor, FUNDING_ACCESS.listGrants);
    return answerList(request, reply, query, {
      name: 'grants',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.grants.awaitLogPosition(query.minLogPosition);
        const filter = { year: query.year, area: query.district, status: query.status };
        const { rows, registry, carriersToday } = await this.grants.snapshot(filter, query);
        const carrierId = query.carrierId && (registry.resolve(query.carrierId)?.id ?? query.carrierId);
        const found = [...rows]
          .filter(
            ([, { state }]) =>
              state.application !== undefined &&
              scopesOfGrant(state.application, carriersToday).some((thing) => isInScope(scope, thing)),
          )
          .map(([id, row]) => grantAnswer(id, row, registry, query.effectiveOn))
          .filter(({ carrier }) => carrierId === undefined || carrier.id === carrierId)
          .filter(
            ({ waitingFor }) =>
              query.waitingFor === undefined || waitingFor.some(({ role }) => role === query.waitingFor),
          );
        return keysetPage(found, (grant) => ({ order: orderOf(grant, query.sort), id: grant.id }), limit, cursor);
      },
    });
  }
}
