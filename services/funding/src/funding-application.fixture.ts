import { createCommandHandler, type EventStore, type LogPosition, openEventStore } from '@lotsenbuch/event-store';
import { berlinDayOf } from '@lotsenbuch/kernel';
import { AsOf, openReadModelStore } from '@lotsenbuch/projections';
import {
  type Answer,
  type CommandOptions,
  type FileBody,
  type HttpClient,
  startApplication,
} from '@lotsenbuch/testing';
import { keyAt, openVault } from '@lotsenbuch/vault';
import type { CarrierAnswer } from './carriers/list-carriers/carrier-answer.js';
import { FundingModule } from './funding.module.js';
import { FUNDING_ACCESS } from './funding-access.js';
import { type FundingReadModels, runFunding } from './funding-read-models.js';
import { openDocumentStore } from './grants/documents/folder-document-store.js';
import type { ImportedRegisterAnswer } from './published-grants/import-register/import-register.controller.js';
import type { PublishedGrantAnswer } from './published-grants/list-published-grants/published-grant-answer.js';
import type { PublishedGrantDetailAnswer } from './published-grants/list-published-grants/published-grant-detail-answer.js';
import type { ReviewItemAnswer } from './published-grants/list-review/review-item-answer.js';
import { type PublishedRow, registerOf } from './published-grants/register.fixture.js';
import type { PublishedGrantsReportAnswer } from './published-grants/report-published-grants/report-answer.js';
import { FUNDING_REASONS } from './reasons/funding-reasons.js';

export interface ListOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** Funding alone, over HTTP, on stores of its own. */
export class FundingApplication implements AsyncDisposable {
  readonly officer: HttpClient;
  readonly public: HttpClient;

  private constructor(
    readonly application: Awaited<ReturnType<typeof startApplication>>,
    readonly eventStore: EventStore,
    readonly funding: FundingReadModels,
  ) {
    this.officer = application.client('officer');
    this.public = application.client();
  }

  static async start(now: () => Date = () => new Date()): Promise<FundingApplication> {
    let parts: { readonly eventStore: EventStore; readonly funding: FundingReadModels } | undefined;
    const application = await startApplication({
      now,
      assemble: async ({ eventStoreUrl, readModelUrl, vaultUrl, keyRingUrl, keyEncryptionKey, documentsUrl }) => {
        const documents = await openDocumentStore(documentsUrl);
        const vault = await openVault({ vaultUrl, keyRingUrl, keyEncryptionKey: keyAt(keyEncryptionKey) });
        const eventStore = await openEventStore(eventStoreUrl, { clock: now });
        const readModels = await openReadModelStore(readModelUrl);
        const commands = createCommandHandler({ store: eventStore });
        const today = () => berlinDayOf(now().toISOString());
        const asOf = new AsOf(eventStore);
        const onConsumerChange = () => {};
        const funding = await runFunding({ eventStore, readModels, commands, asOf, today, onConsumerChange });
        parts = { eventStore, funding };
        return {
          info: { title: 'Funding', version: '0', description: '' },
          imports: [FundingModule.register({ eventStore, commands, vault, documents, today }, funding)],
          access: [FUNDING_ACCESS],
          reasons: [FUNDING_REASONS],
          consumedLog: { store: eventStore, consumers: funding.consumers },
          onClosed: async () => {
            await Promise.all(funding.consumers.map((consumer) => consumer.stop()));
            await readModels.close();
            await eventStore.close();
            await vault.close();
          },
        };
      },
    });
    if (parts === undefined) throw new Error('funding was not assembled');
    return new FundingApplication(application, parts.eventStore, parts.funding);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.application.close();
  }

  /** Imports the file, or these rows as a workbook, and waits until every recipient has been looked at. */
  async import(
    year: number,
    file: FileBody | readonly Partial<PublishedRow>[],
    options: CommandOptions = {},
  ): Promise<Answer<ImportedRegisterAnswer>> {
    const body = 'bytes' in file ? file : registerOf(year, file);
    const answer = await this.officer.postFile<ImportedRegisterAnswer>(
      `/v1/register-imports?year=${year}`,
      body,
      options,
    );
    await this.settled();
    return answer;
  }

  /** What an import of the file would do. */
  dryRun(year: number, file: FileBody): Promise<Answer<ImportedRegisterAnswer>> {
    return this.officer.postFile<ImportedRegisterAnswer>(`/v1/register-imports?year=${year}&dryRun=true`, file);
  }

  async grants(query = ''): Promise<readonly PublishedGrantAnswer[]> {
    const { body } = await this.public.get<ListOf<PublishedGrantAnswer>>(`/v1/published-grants?limit=200&${query}`);
    return body.items;
  }

  /** The one record that the query finds, with everything about it. */
  async grant(query: string): Promise<PublishedGrantDetailAnswer> {
    const { id } = only(await this.grants(query));
    return (await this.public.get<PublishedGrantDetailAnswer>(`/v1/published-grants/${id}`)).body;
  }

  async report(year: number): Promise<PublishedGrantsReportAnswer> {
    const { body } = await this.public.get<PublishedGrantsReportAnswer>(`/v1/reports/published-grants?year=${year}`);
    return body;
  }

  async carriers(query = ''): Promise<readonly CarrierAnswer[]> {
    const { body } = await this.public.get<ListOf<CarrierAnswer>>(`/v1/carriers?limit=200&${query}`);
    return body.items;
  }

  /** The one carrier whose names hold this text. */
  async carrier(part: string): Promise<CarrierAnswer> {
    return only(await this.carriers(`q=${encodeURIComponent(part)}`));
  }

  async review(): Promise<readonly ReviewItemAnswer[]> {
    return (await this.officer.get<ListOf<ReviewItemAnswer>>('/v1/review?limit=200')).body.items;
  }

  /** Waits until nobody who follows the log has anything left to do. */
  async settled(): Promise<void> {
    let head: LogPosition | undefined;
    do {
      head = await this.eventStore.logHead();
      await Promise.all(this.funding.consumers.map((consumer) => consumer.caughtUp()));
    } while (head !== (await this.eventStore.logHead()));
  }

  logHead(): Promise<LogPosition | undefined> {
    return this.eventStore.logHead();
  }
}

/** Every item of a list, page by page. */
export const readAllPages = async <Item>(client: HttpClient, path: string, limit: number): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const after = cursor === undefined ? '' : `&cursor=${cursor}`;
    const { status, body }: Answer<ListOf<Item>> = await client.get(`${path}?limit=${limit}${after}`);
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items);
    if (body.nextCursor !== undefined && body.nextCursor === cursor) throw new Error(`${path} does not get on`);
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  return items;
};

const only = <Item>(items: readonly Item[]): Item => {
  const [first, second] = items;
  if (first === undefined || second !== undefined) throw new Error(`${items.length} found where a test expects one`);
  return first;
};
