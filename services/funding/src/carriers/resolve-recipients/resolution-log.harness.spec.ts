import { join } from 'node:path';
import {
  type CommandHandler,
  createCommandHandler,
  deriveUuid,
  type EventStore,
  openSqliteEventStore,
  type RecordedEvent,
} from '@lotsenbuch/event-store';
import { temporaryFolder } from '@lotsenbuch/testing';
import type {
  DistrictFinding,
  PublishedGrantCarrierAmbiguous,
  PublishedGrantCarrierResolved,
  PublishedGrantRecorded,
  Verdict,
} from '../../published-grants/domain/events.js';
import type { ClassifiedRow } from '../../published-grants/domain/import-register.js';
import {
  type PublishedRegisterCommand,
  publishedRegisterAggregate,
} from '../../published-grants/domain/published-register.js';
import type { CarrierRegistered } from '../domain/events.js';
import { RecipientResolver } from './recipient-resolver.js';

/** A row of a register as a test describes it. */
export interface Row {
  readonly recipient: string;
  readonly district?: string;
  readonly verdict?: Verdict;
  readonly purpose?: string;
}

const districtOf = ({ district }: Row): DistrictFinding =>
  district === undefined ? { basis: 'unknown' } : { basis: 'namedInPurpose', district };

const classified = (row: Row, index: number): ClassifiedRow => {
  const purpose = row.purpose ?? `Integrationslotsen ${index}`;
  const identity = { recipient: row.recipient.toLowerCase(), funder: 'senat', purpose: purpose.toLowerCase() };
  return {
    row: index + 2,
    identity,
    identityDigest: deriveUuid('test', JSON.stringify(identity)).slice(0, 8),
    cells: { recipient: row.recipient, funder: 'Senat', purpose, year: '', amount: '1' },
    amountCents: 100,
    amountPrecision: 'wholeEuros',
    verdict: row.verdict ?? 'confirmed',
    basis: { clause: 'facilitatorWord', matched: 'integrationslotsen' },
    district: districtOf(row),
  };
};

/** Ids in the order in which they are asked for, so that two logs of the same history are the same. */
const countedIds = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
  };
};

/** What an event says, without the ids and times of this one run. */
export type Told = Pick<RecordedEvent['envelope'], 'type' | 'commandId' | 'causationId' | 'effectiveOn' | 'data'>;

/** A log in a file of its own, in which registers are imported and recipients resolved. */
export class ResolutionLog implements AsyncDisposable {
  readonly #outside: CommandHandler;
  #commands = 0;

  private constructor(
    readonly store: EventStore,
    private readonly removeFolder: () => Promise<void>,
  ) {
    this.#outside = createCommandHandler({ store, newEventId: countedIds() });
  }

  static async open(): Promise<ResolutionLog> {
    const folder = await temporaryFolder();
    const store = await openSqliteEventStore({ file: join(folder.path, 'events.db') });
    return new ResolutionLog(store, folder.remove);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.close();
    await this.removeFolder();
  }

  /** A command from outside, with ids that are the same in every log that gets the same commands. */
  async give(year: number, command: PublishedRegisterCommand): Promise<void> {
    this.#commands += 1;
    const commandId = deriveUuid('test', String(this.#commands));
    const context = { commandId, actor: 'officer:test', correlationId: commandId };
    const outcome = await this.#outside.handle(publishedRegisterAggregate, String(year), command, context);
    if (outcome.kind !== 'accepted') throw new Error(`test set-up: ${JSON.stringify(outcome)}`);
  }

  import(year: number, rows: readonly Row[]): Promise<void> {
    return this.give(year, {
      type: 'ImportRegister',
      importId: deriveUuid('test import', JSON.stringify([year, rows])),
      year,
      file: { sha256: deriveUuid('test file', JSON.stringify(rows)).replaceAll('-', '').repeat(2), bytes: 1 },
      reader: 'workbook',
      ruleVersion: 'test',
      rows: rows.length,
      classified: rows.map(classified),
      refused: [],
    });
  }

  async events(...streamPrefixes: readonly string[]): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const page of this.store.readAll({ filter: { streamPrefixes } })) events.push(...page.events);
    return events;
  }

  /** A process that starts cold and is handed everything from the start of the log, as if its position were lost. */
  async resolve(commands: CommandHandler = createCommandHandler({ store: this.store })): Promise<void> {
    const resolver = new RecipientResolver(this.store, commands);
    let handled = 0;
    for (;;) {
      const events = await this.events(...resolver.filter.streamPrefixes);
      const due = events.filter(({ envelope }) => resolver.filter.types.includes(envelope.type)).slice(handled);
      if (due.length === 0) return;
      for (const event of due) await resolver.react(event);
      handled += due.length;
    }
  }

  /** Every stream by name, each with what its events say. */
  async told(): Promise<ReadonlyMap<string, readonly Told[]>> {
    const streams = new Map<string, Told[]>();
    for (const { envelope } of await this.events('carrier-', 'publishedRegister-')) {
      const { stream, type, commandId, causationId, effectiveOn, data } = envelope;
      const told = { type, commandId, data, ...(causationId && { causationId }), ...(effectiveOn && { effectiveOn }) };
      streams.set(stream, [...(streams.get(stream) ?? []), told]);
    }
    return streams;
  }

  async dataOf<Data extends object>(type: string): Promise<readonly Data[]> {
    const events = await this.events('carrier-', 'publishedRegister-');
    return events.filter(({ envelope }) => envelope.type === type).map(({ envelope }) => envelope.data as Data);
  }

  recorded(): Promise<readonly PublishedGrantRecorded['data'][]> {
    return this.dataOf('PublishedGrantRecorded');
  }

  registered(): Promise<readonly CarrierRegistered['data'][]> {
    return this.dataOf('CarrierRegistered');
  }

  async recordIdOf(recipient: string): Promise<string> {
    const record = (await this.recorded()).find(({ cells }) => cells.recipient === recipient);
    if (record === undefined) throw new Error(`no record of ${recipient}`);
    return record.recordId;
  }

  async carrierOf(name: string): Promise<string> {
    const carrier = (await this.registered()).find((registered) => registered.name === name);
    if (carrier === undefined) throw new Error(`no carrier ${name}`);
    return carrier.carrierId;
  }

  /** What was said about records, in the order of the log, by recipient as published. */
  async findings() {
    const recipients = new Map((await this.recorded()).map(({ recordId, cells }) => [recordId, cells.recipient]));
    const named = <Data extends { readonly recordId: string }>(list: readonly Data[]) =>
      list.map(({ recordId, ...finding }) => ({ recipient: recipients.get(recordId) ?? '', ...finding }));
    return {
      resolved: named(await this.dataOf<PublishedGrantCarrierResolved['data']>('PublishedGrantCarrierResolved')),
      ambiguous: named(await this.dataOf<PublishedGrantCarrierAmbiguous['data']>('PublishedGrantCarrierAmbiguous')),
    };
  }

  /** A person says which carrier the first record with this recipient went to. */
  async decide(year: number, recipient: string, carrierId: string): Promise<void> {
    const recordId = await this.recordIdOf(recipient);
    const why = { reason: 'sameOrganisationByAddress', decidedOn: '2026-11-22' };
    await this.give(year, { type: 'DecideCarrier', recordId, carrierId, ...why });
  }
}
