import { randomUUID } from 'node:crypto';
import type { Answer, HttpClient } from '@lotsenbuch/testing';
import { exampleDocument } from './example/programme-year/act/example-document.js';

export interface Changed {
  readonly id: string;
  readonly revision: number;
  readonly logPosition: string;
  /** The last event of the change, as `<stream>/<revision>`. */
  readonly event?: string;
}

export interface Decided extends Changed {
  readonly decisionId: string;
  readonly outcome: 'open' | 'approved' | 'lapsed';
}

interface Revised {
  readonly revision: number;
}

/** Where a budget year can be lived through: in this process or in one of its own. */
export interface Place {
  client(identity?: string): HttpClient;
  clientOf(token: string): HttpClient;
  settled(): Promise<void>;
}

/** Of the answer; throws what was answered instead. */
export const bodyOf = <Body>({ status, body, text }: Answer<Body>): Body => {
  if (status >= 300) throw new Error(`answered ${status}: ${text}`);
  return body;
};

const COSTS = [
  {
    lineId: 'staff',
    kind: 'staff',
    caption: 'Lotsen',
    amountCents: 8_000_000,
    staff: { positions: 2, payGroup: 'E 5', tariff: 'TV-L', weeklyHours: 3940, months: 200 },
  },
  { lineId: 'material', kind: 'material', caption: 'Büro', amountCents: 1_000_000 },
];
const OTHER_COSTS = COSTS.map((cost) => ({
  ...cost,
  amountCents: cost.kind === 'staff' ? 7_900_000 : 1_100_000,
}));
/** What {@link BudgetYear.apply} asks for. */
export const REQUESTED_CENTS = 8_500_000;

/** A budget year in which district 07 funds one carrier, taken over HTTP from the appropriation to people in positions. */
export class BudgetYear {
  private constructor(
    readonly place: Place,
    readonly year: number,
    readonly carrierId: string,
    /** Somebody of the carrier. */
    readonly carrier: HttpClient,
    readonly carrierToken: string,
  ) {}

  /** Registers the carrier, opens an account for it from this Berlin day on, and opens the year. */
  static async open(place: Place, year: number, today: string, district07Cents: number): Promise<BudgetYear> {
    const [officer, operator] = [place.client('officer'), place.client('operator')];
    const { carrierId, revision } = bodyOf(
      await officer.post<Changed & { carrierId: string }>('/v1/carriers', { name: 'Kiezstern gGmbH' }),
    );
    const entry = { entryNumber: 'TDB-1', seenOn: '2025-11-01' };
    const ofCarrier = `/v1/carriers/${carrierId}/transparency-register-entry`;
    bodyOf(await officer.post(ofCarrier, entry, { ifMatch: revision }));
    const { accountId, token, ...opened } = bodyOf(
      await operator.post<Changed & { accountId: string; token: string }>('/v1/accounts', {}),
    );
    bodyOf(
      await operator.post(
        `/v1/accounts/${accountId}/role-grants`,
        { role: 'carrier', carrierId, from: today, reason: 'taskAssigned' },
        { ifMatch: opened.revision },
      ),
    );
    bodyOf(
      await officer.post('/v1/budget-years', {
        year,
        stage: 'final',
        effectiveOn: `${year}-01-01`,
        address: { chapter: '1120', title: '68406', part: '1' },
        reason: 'budgetPassed',
        totalCents: district07Cents + 40_000_000,
        parts: [
          { part: 'district-07', amountCents: district07Cents },
          { part: 'reserve', amountCents: 40_000_000 },
        ],
      }),
    );
    await place.settled();
    return new BudgetYear(place, year, carrierId, place.clientOf(token), token);
  }

  /** Changes the thing at this address as it stands, once everything recorded is known. */
  async change<Body = Changed>(by: HttpClient, thing: string, act: string, body: object): Promise<Body> {
    await this.place.settled();
    const { revision } = bodyOf(await by.get<Revised>(thing));
    const idempotencyKey = randomUUID();
    return bodyOf(await by.post<Body>(`${thing}/${act}`, body, { ifMatch: revision, idempotencyKey }));
  }

  /** The same, by one of the local identities. */
  changeAs<Body = Changed>(identity: string, thing: string, act: string, body: object): Promise<Body> {
    return this.change<Body>(this.place.client(identity), thing, act, body);
  }

  /** Two positions, material and own share, over this period of the year. */
  async apply(from: string, to: string): Promise<string> {
    const { id } = bodyOf(
      await this.carrier.post<Changed>('/v1/grants', {
        carrierId: this.carrierId,
        area: '07',
        period: { from, to },
        financing: { kind: 'deficit' },
        plan: this.#plan(COSTS),
        positions: 2,
        goals: ['300 Begleitungen im Jahr'],
      }),
    );
    await this.place.settled();
    return id;
  }

  /** Everything that stands before a decision: blocks overridden by two, the extract, the review. */
  async prepare(grantId: string): Promise<void> {
    const grant = `/v1/grants/${grantId}`;
    await this.override(grantId);
    const { revision } = bodyOf(await this.carrier.get<Revised>(grant));
    const file = { bytes: exampleDocument('Auszug'), contentType: 'application/pdf' };
    const query = 'kind=transparencyRegisterExtract&title=Auszug';
    bodyOf(await this.carrier.postFile(`${grant}/documents?${query}`, file, { ifMatch: revision }));
    await this.review(grantId, 1);
  }

  /** Nobody nominated the carrier; two persons override that, for the present version alone. */
  async override(grantId: string): Promise<void> {
    const grant = `/v1/grants/${grantId}`;
    await this.changeAs('officer', grant, 'overrides', { block: 'notNominated', reason: 'publicInterest' });
    await this.changeAs('approver', grant, 'overrides/countersignature', { block: 'notNominated' });
  }

  review(grantId: string, version: 1 | 2): Promise<Changed> {
    const lines = (version === 1 ? COSTS : OTHER_COSTS).map(({ lineId, amountCents }) => ({
      lineId,
      necessary: true,
      adequateCents: amountCents,
      reason: 'adequate',
    }));
    return this.changeAs('officer', `/v1/grants/${grantId}`, 'review', { version, lines });
  }

  approve(grantId: string, cents: number, note?: string): Promise<Decided> {
    const reason = cents < REQUESTED_CENTS ? 'belowReview' : 'reviewFollowed';
    const terms = { rates: this.#rates(cents), positionsApproved: 2, notice: 'final', reason };
    const body = { ...terms, ...(note !== undefined && { note }) };
    return this.changeAs<Decided>('approver', `/v1/grants/${grantId}`, 'approval', body);
  }

  amend(grantId: string, cents: number, period: { readonly from: string; readonly to: string }): Promise<Decided> {
    const body = { rates: this.#rates(cents), positionsApproved: 2, period, reason: 'needIsLower' };
    return this.changeAs<Decided>('approver', `/v1/grants/${grantId}`, 'amendment', body);
  }

  /** Another plan for the same money: more for the office. */
  requestAmendment(grantId: string, period: { readonly from: string; readonly to: string }): Promise<Changed> {
    const body = { plan: this.#plan(OTHER_COSTS), positions: 2, period, reason: 'linesShift' };
    return this.change(this.carrier, `/v1/grants/${grantId}`, 'amendment-requests', body);
  }

  #plan(costs: readonly object[]): object {
    return {
      costs,
      income: [{ lineId: 'own', kind: 'ownShare', caption: 'Eigenmittel', amountCents: 500_000 }],
      requestedCents: REQUESTED_CENTS,
      rates: this.#rates(REQUESTED_CENTS),
    };
  }

  #rates(amountCents: number): readonly object[] {
    return [{ year: this.year, amountCents }];
  }
}
