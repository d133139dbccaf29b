import { randomUUID } from 'node:crypto';
import { type CommandHandler, createCommandHandler } from '@lotsenbuch/event-store';
import type { Answer, HttpClient } from '@lotsenbuch/testing';
import { budgetYearAggregate } from '../budget/domain/budget-year.js';
import { FundingApplication } from '../funding-application.fixture.js';
import { grantAggregate } from './domain/grant.js';
import type { GrantDetailAnswer } from './read-grant/grant-detail-answer.js';
import type { SubmittedApplicationAnswer } from './submit-application/submit-application.controller.js';

interface Command {
  readonly revision: number;
  readonly logPosition: string;
}

/** Funding with a carrier in the transparency register, persons in all roles, and a budget year for district 07. */
export class GrantsApplication implements AsyncDisposable {
  readonly #setup: CommandHandler;

  private constructor(
    readonly app: FundingApplication,
    readonly carrierId: string,
    readonly people: Readonly<
      Record<'carrier' | 'officer' | 'approver' | 'office' | 'district' | 'auditor', HttpClient>
    >,
  ) {
    this.#setup = createCommandHandler({ store: app.eventStore });
  }

  static async start(now: () => Date): Promise<GrantsApplication> {
    const app = await FundingApplication.start(now);
    const registered = await app.officer.post<Command & { carrierId: string }>('/v1/carriers', {
      name: 'Kiezstern e. V.',
    });
    const { carrierId, revision } = registered.body;
    const entry = { entryNumber: 'TDB-1', seenOn: '2025-11-01' };
    await app.officer.post(`/v1/carriers/${carrierId}/transparency-register-entry`, entry, { ifMatch: revision });
    const { application } = app;
    return new GrantsApplication(app, carrierId, {
      carrier: await application.clientWith({ role: 'carrier', carrierId }),
      officer: await application.clientWith({ role: 'officer' }),
      approver: await application.clientWith({ role: 'approver' }),
      office: await application.clientWith({ role: 'programmeOffice' }),
      district: await application.clientWith({ role: 'district', district: '07' }),
      auditor: await application.clientWith({ role: 'auditor' }),
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.app[Symbol.asyncDispose]();
  }

  #context() {
    return { commandId: randomUUID(), actor: 'person:setup', correlationId: 'setup' };
  }

  async openBudgetYear(year: number, district07Cents: number): Promise<void> {
    const outcome = await this.#setup.handle(
      budgetYearAggregate,
      String(year),
      {
        type: 'OpenBudgetYear',
        year,
        stage: 'final',
        reason: 'budgetPassed',
        address: { chapter: '1120', title: '68406', part: '1' },
        totalCents: district07Cents,
        parts: { 'district-07': district07Cents },
        effectiveOn: `${year}-01-01`,
        decidedOn: '2025-11-01',
        by: { actor: 'person:setup' },
      },
      this.#context(),
    );
    if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
  }

  /** The extract of the transparency register, which the rule sets ask for. */
  async attachExtract(grantId: string): Promise<void> {
    await this.#setup.handle(
      grantAggregate,
      grantId,
      {
        part: 'notice',
        command: {
          type: 'AttachDocument',
          document: 'a'.repeat(64),
          kind: 'transparencyRegisterExtract',
          title: 'Auszug',
          mediaType: 'application/pdf',
          bytes: 1,
          attachedOn: '2025-11-20',
          by: { actor: 'person:setup' },
        },
      },
      this.#context(),
    );
  }

  application(changes: object = {}): object {
    return {
      carrierId: this.carrierId,
      area: '07',
      period: { from: '2026-01-01', to: '2027-01-01' },
      financing: { kind: 'deficit' },
      plan: planOf(80_000_00, 10_000_00, 5_000_00),
      positions: 2,
      goals: ['300 Begleitungen im Jahr'],
      ...changes,
    };
  }

  async submit(changes: object = {}): Promise<SubmittedApplicationAnswer> {
    const { status, body, text } = await this.people.carrier.post<SubmittedApplicationAnswer>(
      '/v1/grants',
      this.application(changes),
    );
    if (status !== 201) throw new Error(text);
    return body;
  }

  /** Sends a command at the present revision. */
  async act<Body extends object = Command>(
    client: HttpClient,
    grantId: string,
    path: string,
    body: object,
    idempotencyKey: string = randomUUID(),
  ): Promise<Answer<Body>> {
    const { revision } = await this.read(grantId);
    return client.post<Body>(`/v1/grants/${grantId}/${path}`, body, { ifMatch: revision, idempotencyKey });
  }

  async read(grantId: string, client: HttpClient = this.people.officer, query = ''): Promise<GrantDetailAnswer> {
    await this.app.settled();
    const { status, body, text } = await client.get<GrantDetailAnswer>(`/v1/grants/${grantId}${query}`);
    if (status !== 200) throw new Error(text);
    return body;
  }

  /** Open points overridden, extract attached, everything found adequate. */
  async readyToDecide(changes: object = {}): Promise<string> {
    const { id } = await this.submit(changes);
    await this.attachExtract(id);
    await this.override(id, 'notNominated');
    const { versions } = await this.read(id);
    const plan = versions[0]?.plan as { readonly costs: readonly { lineId: string; amountCents: number }[] };
    const lines = plan.costs.map(({ lineId, amountCents }) => ({
      lineId,
      necessary: true,
      adequateCents: amountCents,
      reason: 'adequate',
    }));
    const reviewed = await this.act(this.people.officer, id, 'review', { version: 1, lines });
    if (reviewed.status !== 200) throw new Error(reviewed.text);
    return id;
  }

  async override(grantId: string, block: string): Promise<void> {
    const asked = await this.act(this.people.officer, grantId, 'overrides', { block, reason: 'publicInterest' });
    const signed = await this.act(this.people.approver, grantId, 'overrides/countersignature', { block });
    if (asked.status !== 200 || signed.status !== 200) throw new Error(asked.text + signed.text);
  }
}

/** Two positions, material and own share; what is left is asked for, for 2026. */
export const planOf = (staffCents: number, materialCents: number, ownCents: number) => {
  const requestedCents = staffCents + materialCents - ownCents;
  return {
    costs: [
      {
        lineId: 'staff',
        kind: 'staff',
        caption: 'Lotsen',
        amountCents: staffCents,
        staff: { positions: 2, payGroup: 'E 5', tariff: 'TV-L', weeklyHours: 3940, months: 1200 },
      },
      { lineId: 'material', kind: 'material', caption: 'Büro', amountCents: materialCents },
    ],
    income: [{ lineId: 'own', kind: 'ownShare', caption: 'Eigenmittel', amountCents: ownCents }],
    requestedCents,
    rates: [{ year: 2026, amountCents: requestedCents }],
  };
};
