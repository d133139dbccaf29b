import { createCommandHandler, type EventStore, openEventStore } from '@lotsenbuch/event-store';
import { berlinDayOf, type LocalDate } from '@lotsenbuch/kernel';
import { AsOf } from '@lotsenbuch/projections';
import { type Answer, type HttpClient, startApplication, type TestApplication } from '@lotsenbuch/testing';
import { temporaryVault } from '@lotsenbuch/vault/testing';
import { AccessModule } from './access.module.js';
import { ACCESS_REASONS } from './access-reasons.js';
import type { AccountAnswer } from './accounts/list-accounts/account-answer.js';
import { ACCOUNTS_ACCESS } from './accounts-access.js';
import { openLocalAccounts } from './local-profile/open-local-accounts.js';
import { type RunningAccess, runAccess } from './run-access.js';

interface Opened {
  readonly accountId: string;
  readonly actor: string;
  readonly token?: string;
  readonly revision: number;
}

interface NewRole {
  readonly role: string;
  readonly district?: string;
  readonly carrierId?: string;
  readonly deputyFor?: string;
  readonly from?: string;
  readonly to?: string;
  readonly note?: string;
}

/** Access alone, over HTTP, with the rights that it grants itself. */
export class AccessApplication implements AsyncDisposable {
  readonly operator: HttpClient;

  private constructor(
    readonly application: TestApplication,
    readonly eventStore: EventStore,
    readonly access: RunningAccess,
    private readonly now: () => Date,
    private readonly dispose: () => Promise<void>,
  ) {
    this.operator = application.client('operator');
  }

  static async start(now: () => Date = () => new Date()): Promise<AccessApplication> {
    const { vault, dispose } = await temporaryVault(now);
    let parts: { readonly eventStore: EventStore; readonly access: RunningAccess } | undefined;
    const application = await startApplication({
      now,
      assemble: async ({ eventStoreUrl }, identities) => {
        const eventStore = await openEventStore(eventStoreUrl, { clock: now });
        const ports = {
          eventStore,
          commands: createCommandHandler({ store: eventStore }),
          vault,
          asOf: new AsOf(eventStore),
          today: () => berlinDayOf(now().toISOString()),
          enrol: identities.enrol,
        };
        const access = runAccess(ports, () => {});
        await openLocalAccounts(ports, access.directory, identities.list());
        parts = { eventStore, access };
        return {
          info: { title: 'Access', version: '0', description: '' },
          imports: [AccessModule.register(ports, access)],
          access: [ACCOUNTS_ACCESS],
          reasons: [ACCESS_REASONS],
          rightsOf: access.rightsOf,
          onClosed: async () => {
            await access.directory.consumer.stop();
            await eventStore.close();
          },
        };
      },
    });
    if (parts === undefined) throw new Error('access was not assembled');
    return new AccessApplication(application, parts.eventStore, parts.access, now, dispose);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.application.close();
    await this.dispose();
  }

  today(): LocalDate {
    return berlinDayOf(this.now().toISOString());
  }

  async open(name?: string): Promise<Opened & { readonly client: HttpClient }> {
    const { status, body, text } = await this.operator.post<Opened>('/v1/accounts', name === undefined ? {} : { name });
    if (status !== 201 || body.token === undefined) throw new Error(`no account was opened: ${text}`);
    return { ...body, client: this.application.clientOf(body.token) };
  }

  async account(id: string, as = 'operator'): Promise<AccountAnswer> {
    return (await this.application.client(as).get<AccountAnswer>(`/v1/accounts/${id}`)).body;
  }

  async accountOf(actor: string): Promise<AccountAnswer> {
    const { body } = await this.operator.get<{ readonly items: readonly AccountAnswer[] }>('/v1/accounts?limit=200');
    const found = body.items.find((account) => account.actor === actor);
    if (found === undefined) throw new Error(`nobody acts as ${actor}`);
    return found;
  }

  /** From today on, unless it says otherwise. */
  async grant(accountId: string, role: NewRole, as = this.operator): Promise<Answer<{ readonly grantId: string }>> {
    const { revision } = await this.account(accountId);
    return as.post(
      `/v1/accounts/${accountId}/role-grants`,
      { from: this.today(), reason: 'taskAssigned', ...role },
      { ifMatch: revision },
    );
  }

  async end(accountId: string, grantId: string, on: string): Promise<Answer> {
    const { revision } = await this.account(accountId);
    const path = `/v1/accounts/${accountId}/role-grants/${grantId}/end`;
    return this.operator.post(path, { on, reason: 'taskHandedOver' }, { ifMatch: revision });
  }
}
