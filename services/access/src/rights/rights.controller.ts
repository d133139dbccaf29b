import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerList,
  awaitLogPosition,
  type CsvColumn,
  CurrentActor,
  keysetPage,
  OptionalDay,
  PageQuery,
  RecordedBy,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessPorts } from '../access-ports.js';
import { ROLE_NAMES } from '../accounts/domain/role.js';
import { ACCOUNTS_ACCESS } from '../accounts-access.js';
import { AccountsReader } from './accounts-reader.js';
import { grantsHeldOn, rightOf } from './held-rights.js';

export class RightsQuery extends PageQuery {
  @OptionalDay('Berlin day on which the rights were held; without it that of recordedBy, else today')
  on?: LocalDate;

  @RecordedBy()
  recordedBy?: LocalDate;
}

export class HeldRightAnswer {
  @ApiProperty({ description: 'Reference of the person who held it' })
  actor!: string;

  @ApiProperty({ format: 'uuid' })
  accountId!: string;

  @ApiProperty({ format: 'uuid' })
  grantId!: string;

  @ApiProperty({ enum: ROLE_NAMES })
  role!: string;

  @ApiProperty({ required: false, description: 'Key 01 to 12' })
  district?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  carrierId?: string;

  @ApiProperty({ required: false, description: 'Reference of the actor in whose place it was used' })
  deputyFor?: string;

  @ApiProperty({ format: 'date', description: 'First Berlin day' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First Berlin day on which it is no longer held' })
  until?: string;

  @ApiProperty({ description: 'Code from the catalogue roleGrant' })
  reason!: string;
}

const NAMES = [
  'actor',
  'accountId',
  'grantId',
  'role',
  'district',
  'carrierId',
  'deputyFor',
  'from',
  'until',
  'reason',
] as const;

const COLUMNS: readonly CsvColumn<HeldRightAnswer>[] = NAMES.map((name) => ({ name, value: (right) => right[name] }));

@ApiTags('access')
@Controller('v1/rights')
export class RightsController {
  constructor(
    private readonly ports: AccessPorts,
    private readonly reader: AccountsReader,
  ) {}

  @ApiOperation({ summary: 'Who held which right on a day (approver, auditor, operator)' })
  @ApiList(HeldRightAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: RightsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, ACCOUNTS_ACCESS.listRights);
    return answerList(request, reply, query, {
      name: 'rights',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await awaitLogPosition([this.reader.consumer], query.minLogPosition);
        const held = await this.#heldOn(query.on ?? query.recordedBy ?? this.ports.today(), query.recordedBy);
        return keysetPage(held, (right) => ({ order: right.actor, id: right.grantId }), limit, cursor);
      },
    });
  }

  async #heldOn(day: LocalDate, recordedBy: LocalDate | undefined): Promise<readonly HeldRightAnswer[]> {
    const { byId, ofActor } = await this.reader.accounts(recordedBy);
    return [...byId.values()].flatMap((account) =>
      grantsHeldOn(account, day, ofActor).map((grant) => ({
        actor: account.actor,
        accountId: account.accountId,
        grantId: grant.grantId,
        ...rightOf(grant),
        from: grant.from,
        reason: grant.reason,
      })),
    );
  }
}
