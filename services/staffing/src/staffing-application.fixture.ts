import { randomUUID } from 'node:crypto';
import { createCommandHandler, type EventStore, type LogPosition, openEventStore } from '@lotsenbuch/event-store';
import { berlinDayOf } from '@lotsenbuch/kernel';
import { AsOf, openReadModelStore } from '@lotsenbuch/projections';
import { anEvent, type HttpClient, startApplication } from '@lotsenbuch/testing';
import { temporaryVault } from '@lotsenbuch/vault/testing';
import { StaffingModule } from './staffing.module.js';
import { STAFFING_ACCESS } from './staffing-access.js';
import { runStaffing, type StaffingReadModels } from './staffing-read-models.js';

export interface ListOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

interface Parts {
  readonly eventStore: EventStore;
  readonly vault: Awaited<ReturnType<typeof temporaryVault>>;
  readonly staffing: StaffingReadModels;
}

/** Staffing alone, over HTTP, on stores and a vault of its own. */
export class StaffingApplication implements AsyncDisposable {
  readonly officer: HttpClient;
  readonly public: HttpClient;

  private constructor(
    readonly application: Awaited<ReturnType<typeof startApplication>>,
    private readonly parts: Parts,
  ) {
    this.officer = application.client('officer');
    this.public = application.client();
  }

  static async start(now: () => Date = () => new Date('2026-06-15T10:00:00.000Z')): Promise<StaffingApplication> {
    let parts: Parts | undefined;
    const application = await startApplication({
      now,
      assemble: async ({ eventStoreUrl, readModelUrl }) => {
        const eventStore = await openEventStore(eventStoreUrl, { clock: now });
        const readModels = await openReadModelStore(readModelUrl);
        const vault = await temporaryVault(now);
        const commands = createCommandHandler({ store: eventStore });
        const today = () => berlinDayOf(now().toISOString());
        const asOf = new AsOf(eventStore);
        const staffing = await runStaffing({ eventStore, readModels, commands, asOf, onConsumerChange: () => {} });
        parts = { eventStore, vault, staffing };
        return {
          info: { title: 'Staffing', version: '0', description: '' },
          imports: [StaffingModule.register({ eventStore, commands, vault: vault.vault, today }, staffing)],
          access: [STAFFING_ACCESS],
          consumedLog: { store: eventStore, consumers: staffing.consumers },
          onClosed: async () => {
            await Promise.all(staffing.consumers.map((consumer) => consumer.stop()));
            await readModels.close();
            await eventStore.close();
            await vault.dispose();
          },
        };
      },
    });
    if (parts === undefined) throw new Error('staffing was not assembled');
    return new StaffingApplication(application, parts);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.application.close();
  }

  get eventStore(): EventStore {
    return this.parts.eventStore;
  }

  get vault() {
    return this.parts.vault.vault;
  }

  get register() {
    return this.parts.staffing.register;
  }

  /** Waits until nobody who follows the log has anything left to do. */
  async settled(): Promise<void> {
    let head: LogPosition | undefined;
    do {
      head = await this.eventStore.logHead();
      await Promise.all(this.parts.staffing.consumers.map((consumer) => consumer.caughtUp()));
    } while (head !== (await this.eventStore.logHead()));
  }

  /** A fact that funding would have recorded. */
  async fact(stream: string, type: string, data: object, effectiveOn?: string): Promise<void> {
    const head = await this.eventStore.streamHead(stream);
    const event = anEvent()
      .ofType(type, data)
      .with(effectiveOn === undefined ? {} : { effectiveOn })
      .build();
    await this.eventStore.append(stream, head ?? 'noStream', [event]);
    await this.settled();
  }

  /** A carrier that funding knows. @returns its id */
  async carrier(name: string): Promise<string> {
    const carrierId = randomUUID();
    await this.fact(`carrier-${carrierId}`, 'CarrierRegistered', { carrierId, name, recordId: 'r' }, '2013-10-01');
    return carrierId;
  }

  /** An approved grant of 2026. @returns its id */
  async grant(
    carrierId: string,
    area: string,
    positionsApproved: number,
    grantId: string = randomUUID(),
  ): Promise<string> {
    const period = { from: '2026-01-01', to: '2027-01-01' };
    const data = { grantId, decisionId: randomUUID(), carrierId, area, period, positionsApproved, approvedCents: 1 };
    await this.fact(`grant-${grantId}`, 'GrantApproved', data, '2025-12-01');
    return grantId;
  }

  /** Sends a command, waits until everybody knows it, and expects it to be accepted. @returns id and revision */
  async done(
    client: HttpClient,
    path: string,
    body: object,
    ifMatch?: number,
  ): Promise<{ readonly id: string; readonly revision: number }> {
    const answer = await client.post<{ id: string; revision: number }>(
      path,
      body,
      ifMatch === undefined ? {} : { ifMatch },
    );
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    await this.settled();
    return answer.body;
  }
}
