// What the specs of this folder share: an example aggregate, and a real store whose appends can be disturbed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Aggregate, type Decider, err, ok } from '@lotsenbuch/kernel';
import type { Envelope, NewEvent } from '../envelope.js';
import { WrongExpectedRevision } from '../errors.js';
import type { AppendResult, EventStore, ExpectedRevision } from '../event-store.js';
import { deriveUuid } from '../ids.js';
import { openSqliteEventStore } from '../sqlite/open-sqlite-event-store.js';
import type { CommandContext, CommandHandler } from './command-handler.js';
import { createCommandHandler } from './create-command-handler.js';

export type BudgetCommand =
  | { readonly do: 'appropriate'; readonly cents: number; readonly note?: string }
  | { readonly do: 'reserve'; readonly grants: readonly string[]; readonly cents: number }
  | { readonly do: 'release'; readonly grant: string };

export type BudgetEvent =
  | {
      readonly type: 'BudgetAppropriated';
      readonly schemaVersion: 1;
      readonly effectiveOn: string;
      readonly data: { readonly cents: number; readonly note?: string };
    }
  | {
      readonly type: 'FundsReserved';
      readonly schemaVersion: 1;
      readonly data: { readonly grant: string; readonly cents: number };
    }
  | { readonly type: 'FundsReleased'; readonly schemaVersion: 1; readonly data: { readonly grant: string } };

export type BudgetRejection = { readonly kind: 'notEnough'; readonly free: number };

export interface Budget {
  readonly free: number;
  readonly reserved: ReadonlyMap<string, number>;
}

export const budgetDecider: Decider<Budget, BudgetCommand, BudgetEvent, BudgetRejection> = {
  version: 'budget-1',
  initialState: { free: 0, reserved: new Map() },
  decide: (command, { free, reserved }) => {
    switch (command.do) {
      case 'appropriate': {
        const { cents, note } = command;
        const data = { cents, ...(note !== undefined && { note }) };
        return ok([{ type: 'BudgetAppropriated', schemaVersion: 1, effectiveOn: '2026-01-01', data }]);
      }
      case 'reserve': {
        const { grants, cents } = command;
        if (cents * grants.length > free) return err({ kind: 'notEnough', free });
        return ok(grants.map((grant) => ({ type: 'FundsReserved', schemaVersion: 1, data: { grant, cents } })));
      }
      case 'release': {
        if (!reserved.has(command.grant)) return ok([]);
        return ok([{ type: 'FundsReleased', schemaVersion: 1, data: { grant: command.grant } }]);
      }
    }
  },
  evolve: ({ free, reserved }, event) => {
    switch (event.type) {
      case 'BudgetAppropriated':
        return { free: free + event.data.cents, reserved };
      case 'FundsReserved': {
        const { grant, cents } = event.data;
        return { free: free - cents, reserved: new Map([...reserved, [grant, (reserved.get(grant) ?? 0) + cents]]) };
      }
      case 'FundsReleased': {
        const rest = new Map(reserved);
        rest.delete(event.data.grant);
        return { free: free + (reserved.get(event.data.grant) ?? 0), reserved: rest };
      }
    }
  },
};

export const budgetYear: Aggregate<Budget, BudgetCommand, BudgetEvent, BudgetRejection> = {
  category: 'budgetYear',
  decider: budgetDecider,
  touches: (event) => [event.type === 'BudgetAppropriated' ? 'budget' : event.data.grant],
};

export const appropriate = (cents: number): BudgetCommand => ({ do: 'appropriate', cents });
export const reserve = (cents: number, ...grants: string[]): BudgetCommand => ({ do: 'reserve', cents, grants });
export const release = (grant: string): BudgetCommand => ({ do: 'release', grant });

/** The context of the command with this key; the rest as it is not given. */
export const keyed = (key: string, rest: Partial<CommandContext> = {}): CommandContext => ({
  commandId: deriveUuid('test', key),
  requestHash: 'a'.repeat(64),
  actor: 'officer:7d0c',
  correlationId: `correlation-${key}`,
  ...rest,
});

/** Decides what becomes of an append, instead of the store or around it. */
export type Fault = (append: () => Promise<AppendResult>) => Promise<AppendResult>;

interface AttemptedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** A real store that notes what it is asked, and hands the next appends to faults. */
export class StoreWithFaults implements EventStore {
  readonly appends: AttemptedAppend[] = [];
  reads = 0;
  /** One for each of the next appends; later ones go through. */
  faults: Fault[] = [];

  constructor(readonly real: EventStore) {}

  get storeId(): string {
    return this.real.storeId;
  }

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    this.appends.push({ stream, expected, events });
    const append = () => this.real.append(stream, expected, events);
    return (this.faults.shift() ?? ((through) => through()))(append);
  }

  readStream(...args: Parameters<EventStore['readStream']>): ReturnType<EventStore['readStream']> {
    this.reads += 1;
    return this.real.readStream(...args);
  }

  readAll: EventStore['readAll'] = (options) => this.real.readAll(options);
  readLatest: EventStore['readLatest'] = (maxCount) => this.real.readLatest(maxCount);
  readStored: EventStore['readStored'] = (options) => this.real.readStored(options);
  readStreamExtents: EventStore['readStreamExtents'] = (upTo) => this.real.readStreamExtents(upTo);
  subscribe: EventStore['subscribe'] = (options) => this.real.subscribe(options);
  streamHead: EventStore['streamHead'] = (stream) => this.real.streamHead(stream);
  logHead: EventStore['logHead'] = () => this.real.logHead();
  logHeadBefore: EventStore['logHeadBefore'] = (moment) => this.real.logHeadBefore(moment);
  close: EventStore['close'] = () => this.real.close();
}

export const conflict: Fault = () => Promise.reject(new WrongExpectedRevision('budgetYear-2026', 0, 1));

/** A command handler over a new SQLite file that can be closed and opened again. */
export class Office {
  store!: StoreWithFaults;
  handler!: CommandHandler;

  private constructor(readonly folder: string) {}

  static async open(): Promise<Office> {
    const office = new Office(await mkdtemp(join(tmpdir(), 'command-handling-')));
    await office.#start();
    return office;
  }

  async #start(): Promise<void> {
    this.store = new StoreWithFaults(await openSqliteEventStore({ file: join(this.folder, 'events.db') }));
    this.handler = createCommandHandler({ store: this.store });
  }

  /** As after a restart of the process: nothing is left but the file. */
  async restart(): Promise<void> {
    await this.store.close();
    await this.#start();
  }

  /** A second handler on the same log, as another process has one: neither cache knows what the other writes. */
  colleague(): CommandHandler {
    return createCommandHandler({ store: this.store.real });
  }

  handle(key: string, command: BudgetCommand, rest: Partial<CommandContext> = {}, year = '2026') {
    return this.handler.handle(budgetYear, year, command, keyed(key, rest));
  }

  async recorded(year = '2026'): Promise<readonly Envelope[]> {
    const envelopes: Envelope[] = [];
    for await (const page of this.store.real.readStream(`budgetYear-${year}`)) {
      envelopes.push(...page.map(({ envelope }) => envelope));
    }
    return envelopes;
  }

  async close(): Promise<void> {
    await this.store.close();
    await rm(this.folder, { recursive: true });
  }
}
