import type { ProcessManager } from '@lotsenbuch/consumers';
import {
  type CommandHandler,
  domainEventOf,
  type EventStore,
  processCommandId,
  type RecordedEvent,
} from '@lotsenbuch/event-store';
import type { Aggregate, DomainEvent } from '@lotsenbuch/kernel';
import type { PublishedRegisterEvent } from '../../published-grants/domain/events.js';
import {
  DECIDED_BY_PERSON,
  PUBLISHED_REGISTER_CATEGORY,
  type PublishedRegisterCommand,
  publishedRegisterAggregate,
} from '../../published-grants/domain/published-register.js';
import { type CarrierCommand, carrierAggregate } from '../domain/carrier.js';
import { knownCarriers, readAs } from '../domain/carrier-directory.js';
import { namesNoOrganisation } from '../domain/collective-recipients.js';
import type { OrganisationName } from '../domain/organisation-name.js';
import { type KnownCarrier, NEW_CARRIER_RULE, resolveRecipient } from '../domain/recipient-resolution.js';
import { newCarrierId } from '../new-carrier-id.js';
import { inferDistrict } from './infer-district.js';
import { KnownHistory } from './known-history.js';
import { needsCarrier, publishedWith, type RegisterRecord } from './register-records.js';

const NAME = 'recipient-resolution';

/** Rules by which a person's decision about one record holds for another: the recipient is written the same way. */
const SAME_WRITING: ReadonlySet<string> = new Set(['sameSpelling', 'sameFoldedName']);

type RecordEvent = Extract<PublishedRegisterEvent, { readonly data: { readonly recordId: string } }>;

const namesOf = (carriers: readonly KnownCarrier[], carrierId: string): readonly OrganisationName[] =>
  carriers.find((carrier) => carrier.carrierId === carrierId)?.names ?? [];

/**
 * Finds for every published record of the programme the carrier that it went to, registers carriers that are new, and
 * learns from what persons decide. Every command id derives from the event that is answered, and every decision from
 * what the log said before anything was done about it: a crash between two steps loses and doubles nothing.
 */
export class RecipientResolver implements ProcessManager {
  readonly name = NAME;
  readonly begin = 'start';
  readonly filter = {
    streamPrefixes: [`${PUBLISHED_REGISTER_CATEGORY}-`],
    types: [
      'PublishedGrantRecorded',
      'PublishedGrantReclassified',
      'PublishedGrantReviewed',
      'PublishedGrantCarrierResolved',
    ],
  };
  readonly #commands: CommandHandler;
  readonly #history: KnownHistory;

  constructor(store: Pick<EventStore, 'readAll'>, commands: CommandHandler) {
    this.#commands = commands;
    this.#history = new KnownHistory(store);
  }

  async react(source: RecordedEvent): Promise<void> {
    const event = domainEventOf<RecordEvent>(source.envelope);
    await this.#history.readTail();
    const record = this.#history.records.get(event.data.recordId);
    if (record === undefined) throw new Error(`record ${event.data.recordId} was never recorded`);
    if (event.type === 'PublishedGrantCarrierResolved') {
      if (event.data.rule === DECIDED_BY_PERSON) await this.#learn(source, record, event.data.carrierId);
    } else if (record.carrier === 'unresolved' && needsCarrier(record)) {
      await this.#resolve(source, record);
    }
  }

  async #resolve(source: RecordedEvent, record: RegisterRecord): Promise<void> {
    const { recordId, recipient } = record;
    const carriers = knownCarriers(this.#history.directoryBefore(source.envelope.id));
    const inSameYear = publishedWith(record, this.#history.records).filter(({ year }) => year === record.year);
    const answer = resolveRecipient(
      recipient,
      carriers,
      inSameYear.map((other) => other.recipient),
    );
    switch (answer.kind) {
      case 'new': {
        const carrierId = newCarrierId(source.envelope.id);
        await this.#registerCarrier(source, record, carrierId);
        return this.#resolveRecord(source, record, { carrierId, names: [recipient] }, NEW_CARRIER_RULE);
      }
      case 'matched': {
        const { carrierId, rule } = answer;
        return this.#assign(source, record, { carrierId, names: namesOf(carriers, carrierId) }, rule);
      }
      case 'ambiguous': {
        const { candidates } = answer;
        return this.#tellRegister(source, record, { type: 'MarkCarrierAmbiguous', recordId, candidates });
      }
    }
  }

  /**
   * The carrier that a person named is registered if it is not yet, it gets the spelling, and the other open records that
   * are written the same way follow.
   */
  async #learn(source: RecordedEvent, decided: RegisterRecord, carrierId: string): Promise<void> {
    const directory = this.#history.directoryBefore(source.envelope.id);
    const winner = readAs(directory, carrierId);
    if (winner === undefined) await this.#registerCarrier(source, decided, carrierId);
    if (namesNoOrganisation(decided.recipient)) return;
    if (winner !== undefined) await this.#observeSpelling(source, decided, winner);
    await this.#follow(source, decided, knownCarriers(directory), winner ?? carrierId);
  }

  /** What is asked of a person once is not asked again for the same name. */
  async #follow(
    source: RecordedEvent,
    { recipient }: RegisterRecord,
    carriers: readonly KnownCarrier[],
    carrierId: string,
  ): Promise<void> {
    const learnt = { carrierId, names: [...namesOf(carriers, carrierId), recipient] };
    const known = [...carriers.filter((carrier) => carrier.carrierId !== carrierId), learnt];
    for (const record of this.#history.records.values()) {
      if (record.carrier !== 'ambiguous' || !needsCarrier(record)) continue;
      const answer = resolveRecipient(record.recipient, known, []);
      if (answer.kind === 'matched' && answer.carrierId === carrierId && SAME_WRITING.has(answer.rule)) {
        await this.#assign(source, record, learnt, answer.rule);
      }
    }
  }

  async #registerCarrier(source: RecordedEvent, record: RegisterRecord, carrierId: string): Promise<void> {
    const { recordId, recipient, effectiveOn: on } = record;
    const command: CarrierCommand = { type: 'RegisterCarrier', carrierId, name: recipient.spelling, on, recordId };
    await this.#tell(source, carrierAggregate, carrierId, command, `register ${recordId}`);
  }

  async #assign(source: RecordedEvent, record: RegisterRecord, carrier: KnownCarrier, rule: string): Promise<void> {
    await this.#observeSpelling(source, record, carrier.carrierId);
    await this.#resolveRecord(source, record, carrier, rule);
  }

  #observeSpelling(source: RecordedEvent, record: RegisterRecord, carrierId: string): Promise<void> {
    const { recordId, recipient, effectiveOn: on } = record;
    const command: CarrierCommand = { type: 'ObserveSpelling', spelling: recipient.spelling, on, recordId };
    return this.#tell(source, carrierAggregate, carrierId, command, `observe ${recordId}`);
  }

  #resolveRecord(source: RecordedEvent, record: RegisterRecord, carrier: KnownCarrier, rule: string): Promise<void> {
    const { recordId } = record;
    const { carrierId, names } = carrier;
    const district = inferDistrict(record, names, publishedWith(record, this.#history.records));
    return this.#tellRegister(source, record, {
      type: 'ResolveCarrier',
      recordId,
      carrierId,
      rule,
      ...(district === undefined ? {} : { district }),
    });
  }

  #tellRegister(
    source: RecordedEvent,
    { recordId, year }: RegisterRecord,
    command: PublishedRegisterCommand,
  ): Promise<void> {
    return this.#tell(source, publishedRegisterAggregate, String(year), command, `resolve ${recordId}`);
  }

  /** @throws Error where the command is refused: the event is tried again, on what the log says then */
  async #tell<State, Command, Event extends DomainEvent, Rejection>(
    { envelope }: RecordedEvent,
    aggregate: Aggregate<State, Command, Event, Rejection>,
    streamId: string,
    command: Command,
    step: string,
  ): Promise<void> {
    const outcome = await this.#commands.handle(aggregate, streamId, command, {
      commandId: processCommandId(NAME, envelope.id, step),
      actor: `process:${NAME}`,
      correlationId: envelope.correlationId,
      causationId: envelope.id,
    });
    if (outcome.kind !== 'accepted' && outcome.kind !== 'unchanged') {
      throw new Error(`${step} was not done on ${aggregate.category}-${streamId}: ${JSON.stringify(outcome)}`);
    }
  }
}
