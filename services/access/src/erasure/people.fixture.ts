import { type CommandContext, deriveUuid, type EventStore, newEventId } from '@lotsenbuch/event-store';
import {
  type AccessTable,
  type Actor,
  ApiCreatedResponse,
  ApiList,
  ApiOperation,
  ApiProperty,
  answerList,
  Command,
  CurrentActor,
  keysetPage,
  Optional,
  PageQuery,
  requireAccess,
} from '@lotsenbuch/service-kit';
import type { PersonalValue, Vault } from '@lotsenbuch/vault';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const PEOPLE_ACCESS = {
  listPeople: { route: 'GET /v1/people', roles: ['officer'] },
  registerPerson: { route: 'POST /v1/people', roles: ['officer'] },
} as const satisfies AccessTable;

export abstract class PeoplePorts {
  abstract readonly eventStore: EventStore;
  abstract readonly vault: Vault;
}

class RegisterPersonDto {
  @MaxLength(200)
  @IsString()
  @ApiProperty()
  name!: string;

  @MaxLength(2000)
  @IsString()
  @Optional()
  note?: string;

  @IsIn(['carrier', 'district'])
  @ApiProperty({ enum: ['carrier', 'district'] })
  worksAt!: string;
}

class PersonAnswer {
  @ApiProperty({ format: 'uuid' })
  subject!: string;

  @ApiProperty({ required: false, description: 'Absent once the person is erased' })
  name?: string;

  @ApiProperty({ required: false })
  note?: string;
}

interface PersonRegistered {
  readonly subject: string;
  readonly name: PersonalValue;
  readonly note?: PersonalValue;
}

/** The smallest thing that keeps personal values as the platform does: sealed first, and only then referred to. */
@Controller('v1/people')
export class PeopleController {
  constructor(private readonly ports: PeoplePorts) {}

  @ApiOperation({ summary: 'Register a person' })
  @ApiCreatedResponse({ type: PersonAnswer })
  @Post()
  async register(
    @CurrentActor() actor: Actor | undefined,
    @Body() { name, note }: RegisterPersonDto,
    @Command({ personal: ['name', 'note'] }) context: CommandContext,
  ): Promise<PersonAnswer> {
    requireAccess(actor, PEOPLE_ACCESS.registerPerson);
    const { commandId } = context;
    const subject = deriveUuid('person', commandId);
    const texts = { name, ...(note !== undefined && { note }) };
    const sealed = await this.ports.vault.seal(
      Object.entries(texts).map(([path, text]) => ({ subject, commandId, path, text })),
    );
    await this.ports.eventStore.append(`person-${subject}`, 'noStream', [
      {
        id: newEventId(),
        type: 'PersonRegistered',
        schemaVersion: 1,
        actor: context.actor,
        commandId,
        correlationId: context.correlationId,
        deciderVersion: 'person/1',
        data: { subject, name: sealed[0], ...(note !== undefined && { note: sealed[1] }) },
      },
    ]);
    return { subject };
  }

  @ApiOperation({ summary: 'People, with their names' })
  @ApiList(PersonAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, PEOPLE_ACCESS.listPeople);
    return answerList(request, reply, query, {
      name: 'people',
      columns: [
        { name: 'subject', value: ({ subject }: PersonAnswer) => subject },
        { name: 'name', value: ({ name }) => name },
        { name: 'note', value: ({ note }) => note },
      ],
      page: async (limit, cursor) =>
        keysetPage(await this.#people(), ({ subject }) => ({ order: subject, id: subject }), limit, cursor),
    });
  }

  async #people(): Promise<readonly PersonAnswer[]> {
    const people: PersonRegistered[] = [];
    for await (const { events } of this.ports.eventStore.readAll({ filter: { streamPrefixes: ['person-'] } })) {
      people.push(...events.map(({ envelope }) => envelope.data as PersonRegistered));
    }
    const opened = await this.ports.vault.open(people.flatMap(({ name, note }) => (note ? [name, note] : [name])));
    const textOf = (value: PersonalValue | undefined): string | undefined => {
      const found = value && opened.get(value.ref);
      return found?.kind === 'text' ? found.text : undefined;
    };
    return people.map(({ subject, ...values }) => {
      const [name, note] = [textOf(values.name), textOf(values.note)];
      return { subject, ...(name !== undefined && { name }), ...(note !== undefined && { note }) };
    });
  }
}
