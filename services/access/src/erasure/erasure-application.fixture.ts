import { createCommandHandler, type EventStore, openEventStore } from '@lotsenbuch/event-store';
import { berlinDayOf } from '@lotsenbuch/kernel';
import { AsOf, openReadModelStore } from '@lotsenbuch/projections';
import type { Configuration, Right } from '@lotsenbuch/service-kit';
import { type HttpClient, startApplication } from '@lotsenbuch/testing';
import { keyInFile, openVault, type StoredVault, type Vault } from '@lotsenbuch/vault';
import type { DynamicModule } from '@nestjs/common';
import type { RetentionClaim, RetentionClaims } from './domain/retention-claim.js';
import type { ErasureAnswer, ErasureCommandAnswer } from './erasure-answer.js';
import { ERASURE_ACCESS, ErasureModule, type ErasurePorts, type RunningErasures, runErasures } from './index.js';
import { PEOPLE_ACCESS, PeopleController, PeoplePorts } from './people.fixture.js';

class PeopleModule {}

const peopleModule = (ports: PeoplePorts): DynamicModule => ({
  module: PeopleModule,
  controllers: [PeopleController],
  providers: [{ provide: PeoplePorts, useValue: ports }],
});

const openVaultOf = (configuration: Configuration): Promise<StoredVault> => {
  if (configuration.keyEncryptionKey.kind !== 'file') throw new Error('the tests keep the key in a file');
  const { vaultUrl, keyRingUrl, keyEncryptionKey } = configuration;
  return openVault({ vaultUrl, keyRingUrl, keyEncryptionKey: keyInFile(keyEncryptionKey.path) });
};

/** Erasure alone, over HTTP, on stores of its own, with a small register of people to erase. */
export class ErasureApplication implements AsyncDisposable {
  /** What services claim; a test may change it while the application runs. */
  claims: readonly RetentionClaim[] = [];
  /** What stands between the process and the vault. */
  eraseWith: (vault: Vault, subject: string) => Promise<void> = (vault, subject) => vault.erase(subject);

  /** Called at each start before anything is opened, as an operator who puts files back. */
  beforeOpening: (configuration: Configuration) => void = () => {};

  application!: Awaited<ReturnType<typeof startApplication>>;
  eventStore!: EventStore;
  vault!: StoredVault;
  erasures!: RunningErasures;
  officer!: HttpClient;
  approver!: HttpClient;

  static async start(): Promise<ErasureApplication> {
    const app = new ErasureApplication();
    app.application = await startApplication({
      env: { LOG_LEVEL: 'debug' },
      assemble: (configuration) => app.#assemble(configuration),
    });
    app.officer = await app.application.clientWith({ role: 'officer' });
    app.approver = await app.application.clientWith({ role: 'approver' });
    return app;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.application.close();
  }

  with(...rights: readonly Right[]): Promise<HttpClient> {
    return this.application.clientWith(...rights);
  }

  request(subject: string, reason = 'askedByPerson', client = this.officer) {
    return client.post<ErasureCommandAnswer>('/v1/erasures', { subject, reason });
  }

  release({ id, revision }: Pick<ErasureCommandAnswer, 'id' | 'revision'>, client = this.approver) {
    return client.post<ErasureCommandAnswer>(`/v1/erasures/${id}/release`, undefined, { ifMatch: revision });
  }

  refuse({ id, revision }: Pick<ErasureCommandAnswer, 'id' | 'revision'>, reason: string) {
    return this.approver.post<ErasureCommandAnswer>(`/v1/erasures/${id}/refuse`, { reason }, { ifMatch: revision });
  }

  async settled(): Promise<void> {
    await Promise.all(this.erasures.consumers.map((consumer) => consumer.caughtUp()));
  }

  async read(id: string): Promise<ErasureAnswer> {
    return (await this.officer.get<ErasureAnswer>(`/v1/erasures/${id}`)).body;
  }

  async #assemble(configuration: Configuration) {
    this.beforeOpening(configuration);
    const eventStore = await openEventStore(configuration.eventStoreUrl);
    const readModels = await openReadModelStore(configuration.readModelUrl);
    const vault = await openVaultOf(configuration);
    const commands = createCommandHandler({ store: eventStore });
    const claims: RetentionClaims = async () => this.claims;
    const ports: ErasurePorts = {
      eventStore,
      commands,
      vault: {
        open: (values) => vault.open(values),
        sweep: (sealedBefore, isReferenced) => vault.sweep(sealedBefore, isReferenced),
        erase: (subject) => this.eraseWith(vault, subject),
      },
      asOf: new AsOf(eventStore),
      retentionClaims: [claims],
      today: () => berlinDayOf(new Date().toISOString()),
    };
    const erasures = await runErasures(ports, readModels, () => {});
    Object.assign(this, { eventStore, vault, erasures });
    return {
      info: { title: 'Erasure', version: '0', description: '' },
      imports: [ErasureModule.register(ports, erasures), peopleModule({ eventStore, vault })],
      access: [ERASURE_ACCESS, PEOPLE_ACCESS],
      consumedLog: { store: eventStore, consumers: erasures.consumers },
      onClosed: async () => {
        await Promise.all(erasures.consumers.map((consumer) => consumer.stop()));
        await vault.close();
        await readModels.close();
        await eventStore.close();
      },
    };
  }
}
