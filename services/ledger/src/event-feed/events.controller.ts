import { type LogPosition, logHeadOn, type RecordedEvent } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  type Page,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LEDGER_ACCESS } from '../ledger-access.js';
import { LEDGER_PORTS, type LedgerPorts } from '../ledger-ports.js';
import { EventAnswer } from './event-answer.js';
import { EventsQuery } from './events-query.js';

@ApiTags('history')
@Controller('v1/events')
export class EventsController {
  constructor(@Inject(LEDGER_PORTS) private readonly ports: LedgerPorts) {}

  @Get()
  @ApiOperation({
    summary: 'The log: every event as it is stored, in order',
    description:
      'Needs the role auditor. nextCursor is the log position of the last event shown, also at the end of the log: ask ' +
      'with it again later for what came since.',
  })
  @ApiList(EventAnswer)
  read(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: EventsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, LEDGER_ACCESS.readLog);
    return answerList(request, reply, query, {
      name: 'events',
      columns: COLUMNS,
      page: (limit, cursor) => this.#page(limit, cursor ?? query.after, query.recordedBy),
    });
  }

  async #page(limit: number, after: string | undefined, recordedBy: LocalDate | undefined): Promise<Page<EventAnswer>> {
    const { eventStore } = this.ports;
    const from = after === undefined ? {} : { after: after as LogPosition };
    const end = recordedBy === undefined ? undefined : ((await logHeadOn(eventStore, recordedBy)) ?? '');
    const items: EventAnswer[] = [];
    for await (const { events } of eventStore.readAll({ ...from, maxCount: limit })) {
      items.push(...events.filter(({ position }) => end === undefined || position <= end).map(eventAnswer));
      if (items.length < events.length) break;
    }
    const last = items.at(-1);
    return last === undefined ? { items } : { items, nextCursor: last.logPosition };
  }
}

/** Never upcast: who checks hashes needs what was hashed. */
const eventAnswer = ({ position, canonical }: RecordedEvent): EventAnswer => ({
  logPosition: position,
  ...JSON.parse(canonical),
});

const TEXTS = [
  'logPosition',
  'id',
  'stream',
  'revision',
  'type',
  'schemaVersion',
  'recordedAt',
  'effectiveOn',
  'actor',
  'commandId',
  'requestHash',
  'correlationId',
  'causationId',
  'deciderVersion',
] as const;

const COLUMNS: readonly CsvColumn<EventAnswer>[] = [
  ...TEXTS.map((name) => ({ name, value: (event: EventAnswer) => event[name] })),
  { name: 'data', value: ({ data }) => JSON.stringify(data) },
];
