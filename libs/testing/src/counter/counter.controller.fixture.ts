import type { CommandContext, CommandHandler, EventStore } from '@lotsenbuch/event-store';
import type { RunningProjection } from '@lotsenbuch/projections';
import {
  type AccessTable,
  type Actor,
  ApiCreatedResponse,
  ApiList,
  ApiOkResponse,
  ApiProperty,
  answerCommand,
  answerList,
  awaitLogPosition,
  Command,
  CommandAnswer,
  CSV_MEDIA_TYPE,
  type CsvColumn,
  CurrentActor,
  PageQuery,
  PROBLEMS,
  Problem,
  placeInLog,
  ReadQuery,
  requireAccess,
  setEntityTag,
  settled,
  Upload,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CounterCommand, type CounterRow, counterAggregate } from './counter.fixture.js';

export const COUNTERS = Symbol('counters');

export const COUNTER_ACCESS = {
  open: { route: 'POST /v1/counters', roles: ['officer'] },
  raise: { route: 'POST /v1/counters/{counterId}/raise', roles: ['officer'] },
} as const satisfies AccessTable;

export interface CounterPorts {
  readonly store: EventStore;
  readonly handler: CommandHandler;
  readonly counters: RunningProjection<CounterRow>;
  /** Called by the slow read once it waits, and awaited before it answers. */
  readonly hold: () => Promise<void>;
}

class OpenCounter {
  @ApiProperty({ maxLength: 100 })
  @MaxLength(100)
  @IsString()
  label!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1000 })
  @Max(1000)
  @Min(1)
  @IsInt()
  limit!: number;
}

class RaiseCounter {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1000 })
  @Max(1000)
  @Min(0)
  @IsInt()
  by!: number;
}

class CounterCommandAnswer extends CommandAnswer {
  @ApiProperty()
  counterId!: string;
}

class CounterAnswer {
  @ApiProperty()
  counterId!: string;

  @ApiProperty()
  label!: string;

  @ApiProperty({ type: 'integer' })
  value!: number;

  @ApiProperty({ type: 'integer' })
  revision!: number;
}

class FileAnswer {
  @ApiProperty({ type: 'integer' })
  bytes!: number;
}

const COLUMNS: readonly CsvColumn<CounterRow>[] = [
  { name: 'counterId', value: (row) => row.counterId },
  { name: 'label', value: (row) => row.label },
  { name: 'value', value: (row) => row.value },
];

const limitReached = { name: 'limit-reached', status: 422, title: 'The counter would pass its limit' };

@Controller('v1/counters')
export class CounterController {
  constructor(@Inject(COUNTERS) private readonly ports: CounterPorts) {}

  @Post()
  @ApiCreatedResponse({ type: CounterCommandAnswer })
  async open(
    @Body() { label, limit }: OpenCounter,
    @Command() context: CommandContext,
    @CurrentActor() actor: Actor | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CounterCommandAnswer> {
    requireAccess(actor, COUNTER_ACCESS.open);
    const counterId = context.commandId;
    return this.#run(counterId, { type: 'open', counterId, label, limit }, context, reply);
  }

  @Post(':counterId/raise')
  @HttpCode(200)
  @ApiOkResponse({ type: CounterCommandAnswer })
  async raise(
    @Param('counterId') counterId: string,
    @Body() { by }: RaiseCounter,
    @Command({ changes: 'counterId' }) context: CommandContext,
    @CurrentActor() actor: Actor | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CounterCommandAnswer> {
    requireAccess(actor, COUNTER_ACCESS.raise);
    return this.#run(counterId, { type: 'raise', by }, context, reply);
  }

  @Post('file')
  @HttpCode(200)
  @Upload(CSV_MEDIA_TYPE)
  @ApiOkResponse({ type: FileAnswer })
  readFile(@Body() file: Buffer): FileAnswer {
    return { bytes: file.length };
  }

  @Get()
  @ApiList(CounterAnswer)
  async list(
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await awaitLogPosition([this.ports.counters.consumer], query.minLogPosition);
    return answerList(request, reply, query, {
      name: 'counters',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        const found = await this.ports.counters.readModel.find({
          sort: { by: 'label', direction: 'ascending' },
          limit,
          ...(cursor !== undefined && { cursor }),
        });
        return { items: found.rows.map(({ row }) => row), ...(found.next !== undefined && { nextCursor: found.next }) };
      },
    });
  }

  @Get('slow')
  @ApiOkResponse({ type: FileAnswer })
  async slow(): Promise<FileAnswer> {
    await this.ports.hold();
    return { bytes: 0 };
  }

  @Get('undescribed')
  @ApiOkResponse({ type: FileAnswer })
  undescribed() {
    return { bytes: 0, invented: true };
  }

  @Get('broken')
  @ApiOkResponse({ type: FileAnswer })
  broken(): FileAnswer {
    throw new Error('the secret inside');
  }

  @Get(':counterId')
  @ApiOkResponse({ type: CounterAnswer })
  async read(
    @Param('counterId') counterId: string,
    @Query() { minLogPosition }: ReadQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CounterAnswer> {
    await awaitLogPosition([this.ports.counters.consumer], minLogPosition);
    const row = await this.ports.counters.readModel.get(counterId);
    if (row === undefined) throw new Problem(PROBLEMS.notFound, `There is no counter ${counterId}.`);
    setEntityTag(reply, row.revision);
    return row;
  }

  async #run(counterId: string, command: CounterCommand, context: CommandContext, reply: FastifyReply) {
    const outcome = settled(await this.ports.handler.handle(counterAggregate, counterId, command, context));
    if (outcome.kind === 'rejected') {
      throw outcome.rejection.kind === 'unknownCounter'
        ? new Problem(PROBLEMS.notFound, `There is no counter ${counterId}.`)
        : new Problem(limitReached, `The limit is ${outcome.rejection.limit}; raise it by less.`);
    }
    return answerCommand(reply, {
      counterId,
      revision: outcome.revision ?? 0,
      ...(await placeInLog(outcome, this.ports.store)),
    });
  }
}
