import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  awaitLogPosition,
  type CsvColumn,
  CurrentActor,
  keysetPage,
  PageQuery,
  PROBLEMS,
  ReadQuery,
  RecordedBy,
  refusal,
  requireAccess,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessPorts } from '../../access-ports.js';
import { ACCOUNTS_ACCESS } from '../../accounts-access.js';
import { AccountsReader } from '../../rights/accounts-reader.js';
import { AccountAnswer, accountAnswers } from './account-answer.js';

export class AccountsQuery extends PageQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

export class AccountQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

const COLUMNS: readonly CsvColumn<AccountAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'actor', value: ({ actor }) => actor },
  { name: 'name', value: ({ name }) => name },
  { name: 'openedAt', value: ({ openedAt }) => openedAt },
  { name: 'roleGrants', value: ({ roleGrants }) => roleGrants.length },
];

@ApiTags('access')
@Controller('v1/accounts')
export class AccountsController {
  constructor(
    private readonly ports: AccessPorts,
    private readonly reader: AccountsReader,
  ) {}

  @ApiOperation({
    summary: 'Accounts with every role they were ever granted (officer, approver, auditor, operator)',
    description: 'Names come from the vault and are left out for auditors.',
  })
  @ApiList(AccountAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: AccountsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, ACCOUNTS_ACCESS.listAccounts);
    return answerList(request, reply, query, {
      name: 'accounts',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await awaitLogPosition([this.reader.consumer], query.minLogPosition);
        const { byId } = await this.reader.accounts(query.recordedBy);
        const keyOf = ({ actor: order, accountId: id }: { actor: string; accountId: string }) => ({ order, id });
        const { items, ...next } = keysetPage([...byId.values()], keyOf, limit, cursor);
        return { items: await accountAnswers(items, actor, this.ports.vault), ...next };
      },
    });
  }

  @ApiOperation({
    summary: 'One account with every role it was ever granted (officer, approver, auditor, operator)',
    description: 'Names come from the vault and are left out for auditors.',
  })
  @ApiOkResponse({ type: AccountAnswer })
  @Header('Cache-Control', 'no-store')
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() { minLogPosition, recordedBy }: AccountQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    requireAccess(actor, ACCOUNTS_ACCESS.readAccount);
    await awaitLogPosition([this.reader.consumer], minLogPosition);
    const account = (await this.reader.accounts(recordedBy)).byId.get(id);
    const [answer] = account === undefined ? [] : await accountAnswers([account], actor, this.ports.vault);
    if (answer === undefined) {
      throw refusal(PROBLEMS.notFound, {
        en: `There is no account ${id}. GET /v1/accounts lists them.`,
        de: `Ein Konto ${id} gibt es nicht. Die Liste der Konten nennt alle.`,
      });
    }
    setEntityTag(reply, answer.revision);
    return answer;
  }
}
