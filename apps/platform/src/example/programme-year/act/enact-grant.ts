import { addDays, localDate } from '@lotsenbuch/kernel';
import { CARRIER_NAMES } from '../plan/carrier-names.js';
import type { GrantAct, GrantPlan } from '../plan/grant-plan.js';
import { recordRegisterEntry } from './enact-people.js';
import { exampleDocument } from './example-document.js';
import { ActRefused, type Done } from './interface-client.js';
import { carrierPerson, deputyPerson, districtPerson, type Stage } from './stage.js';

interface Submitted extends Done {
  readonly id: string;
  readonly openPoints: readonly string[];
}

interface Decided extends Done {
  readonly decisionId: string;
  readonly outcome: 'open' | 'approved' | 'lapsed';
  readonly shortfalls: readonly { readonly shortCents: number }[];
}

interface Notices {
  readonly notices: readonly { readonly noticeId: string; readonly issuedOn: string }[];
}

interface Decisions {
  readonly decisions: readonly { readonly on: string; readonly outcome: string }[];
}

const HEARING_DAYS = 14;

/** Takes a grant through its acts, from the application on. @returns its id */
export const enactGrant = async (stage: Stage, plan: GrantPlan): Promise<string> => {
  const { client, key } = stage;
  const { area, period, financing, positions } = plan;
  const application = {
    carrierId: stage.carrierId(plan.carrier),
    area,
    period,
    financing,
    plan: plan.plan,
    positions,
    goals: ['300 Begleitungen im Jahr', 'Sprechzeiten in zwei Unterkünften'],
  };
  const submitted = await client.post<Submitted>(
    carrierPerson(CARRIER_NAMES.indexOf(plan.carrier)),
    '/v1/grants',
    application,
    { key: key(`application ${plan.key}`) },
  );
  const grant = new GrantOnItsWay(stage, plan, submitted.id, submitted);
  for (const [index, act] of plan.acts.entries()) {
    if (!isNeedless(act, submitted)) await grant.take(act, index);
  }
  return submitted.id;
};

/** In a second year a carrier may have brought what was missing in the first. */
const isNeedless = (act: GrantAct, { openPoints }: Submitted): boolean =>
  (act.act === 'settle' || act.act === 'override') &&
  act.point !== 'startedWithoutConsent' &&
  !openPoints.includes(act.point);

class GrantOnItsWay {
  /** Decision or act that the next notice tells. */
  #toTell = '';

  constructor(
    private readonly stage: Stage,
    private readonly plan: GrantPlan,
    private readonly grantId: string,
    private last: Done,
  ) {}

  async take(act: GrantAct, index: number): Promise<void> {
    const { year } = this.stage;
    const step = `${index} ${act.act}`;
    const rates = (cents: number) => [{ year, amountCents: cents }];
    switch (act.act) {
      case 'recordRegisterEntry': {
        const carrierId = this.stage.carrierId(this.plan.carrier);
        const { revision } = await this.stage.client.get<Done>('officer', `/v1/carriers/${carrierId}`);
        return recordRegisterEntry(this.stage.client, carrierId, this.plan.carrier, revision);
      }
      case 'settle':
        return this.#post('officer', 'open-points', { block: act.point, reason: act.reason }, step);
      case 'override':
        await this.#post('second-officer', 'overrides', { block: act.point, reason: act.reason }, `${step} asked`);
        return this.#post('second-approver', 'overrides/countersignature', { block: act.point }, `${step} signed`);
      case 'advise':
        await this.#post('programme-office', 'statements', { opinion: act.opinion }, `${step} office`);
        if (this.plan.area === 'supraDistrict') return;
        return this.#post(districtPerson(this.plan.area), 'statements', { opinion: act.opinion }, `${step} district`);
      case 'attachExtract':
        return this.#attachExtract(step);
      case 'review':
        return this.#post('officer', 'review', { version: act.version, lines: act.lines }, step);
      case 'approve': {
        const { cents, positions: positionsApproved, notice, reason, by, shortCents } = act;
        const body = { rates: rates(cents), positionsApproved, notice, reason };
        return this.#decide(by === 'deputy' ? deputyPerson(year) : by, 'approval', body, step, shortCents);
      }
      case 'requestAmendment': {
        const { act: _, ...request } = act;
        return this.#post(this.#carrier(), 'amendment-requests', request, step);
      }
      case 'amend': {
        const { cents, positions: positionsApproved, period, reason } = act;
        const body = { rates: rates(cents), positionsApproved, reason, ...(period !== undefined && { period }) };
        return this.#decide('approver', 'amendment', body, step);
      }
      case 'notify':
        return this.#notify(act.way, step);
      case 'pay': {
        const body = { amountCents: act.cents, paidOn: await this.#decidedOn(), cashReference: act.reference };
        return this.#post('officer', 'payments', body, step);
      }
      case 'revokeInPart':
        return this.#revokeInPart(rates(act.remainingCents), step);
      case 'withdraw':
        return this.#post(this.#carrier(), 'application-withdrawal', { reason: act.reason }, step);
      case 'reject':
        this.#toTell = 'rejection-1';
        return this.#post('approver', 'rejection', { reason: act.reason }, step);
    }
  }

  /** A run that was cut off decides on a later day than it began, and nothing is paid before the decision. */
  async #decidedOn(): Promise<string | undefined> {
    const { decisions } = await this.stage.client.get<Decisions>(
      'officer',
      `/v1/grants/${this.grantId}?minLogPosition=${this.last.logPosition}`,
    );
    return decisions.find(({ outcome }) => outcome === 'approved')?.on;
  }

  #carrier(): string {
    return carrierPerson(CARRIER_NAMES.indexOf(this.plan.carrier));
  }

  async #send<Answer extends Done>(as: string, address: string, body: object, step: string): Promise<Answer> {
    const answer = await this.stage.client.post<Answer>(as, `/v1/grants/${this.grantId}/${address}`, body, {
      key: this.stage.key(`${this.plan.key} ${step}`),
      ifMatch: this.last.revision,
    });
    this.last = answer;
    return answer;
  }

  async #post(as: string, address: string, body: object, step: string): Promise<void> {
    await this.#send(as, address, body, step);
  }

  async #attachExtract(step: string): Promise<void> {
    const line = `Auszug aus der Transparenzdatenbank, Beispiel ${this.plan.key}`;
    const query = `kind=transparencyRegisterExtract&title=${encodeURIComponent('Auszug aus der Transparenzdatenbank')}`;
    this.last = await this.stage.client.upload(
      this.#carrier(),
      `/v1/grants/${this.grantId}/documents?${query}`,
      { bytes: exampleDocument(line), mediaType: 'application/pdf' },
      { key: this.stage.key(`${this.plan.key} ${step}`), ifMatch: this.last.revision },
    );
  }

  async #decide(as: string, address: string, body: object, step: string, shortCents?: number): Promise<void> {
    const decided = await this.#send<Decided>(as, address, body, step);
    const wanted = shortCents === undefined ? 'approved' : 'lapsed';
    const short = decided.shortfalls[0]?.shortCents;
    if (decided.outcome !== wanted || short !== shortCents) {
      throw new ActRefused(
        `the decision ${step} of ${this.plan.key} was to be ${wanted}${shortCents === undefined ? '' : `, short of ${shortCents} cents`}; it is ${JSON.stringify(decided)}`,
      );
    }
    this.#toTell = decided.decisionId;
  }

  async #notify(way: 'post' | 'electronic', step: string): Promise<void> {
    const issued = await this.#send<Done & { noticeId: string }>(
      'officer',
      'notices',
      { decisionId: this.#toTell },
      `${step} issued`,
    );
    // A run that goes on another day must not dispatch a notice before it was issued.
    const path = `/v1/grants/${this.grantId}?minLogPosition=${issued.logPosition}`;
    const { notices } = await this.stage.client.get<Notices>('officer', path);
    const notice = notices.find(({ noticeId }) => noticeId === issued.noticeId);
    const body = { way, dispatchedOn: notice?.issuedOn };
    await this.#post('officer', `notices/${issued.noticeId}/notification`, body, `${step} dispatched`);
  }

  async #revokeInPart(remaining: readonly object[], step: string): Promise<void> {
    const { day } = this.stage;
    const opened = await this.#send<Done & { hearingId: string }>(
      'second-officer',
      'hearings',
      {
        act: 'revocation',
        reason: 'notUsedForPurpose',
        statementUntil: addDays(localDate(day), HEARING_DAYS),
        knownSince: day,
      },
      `${step} hearing`,
    );
    const { hearingId } = opened;
    const note = 'Die Mittel waren für ein Gerät vorgesehen, das der Bezirk gestellt hat.';
    await this.#post(this.#carrier(), `hearings/${hearingId}/statements`, { note }, `${step} statement`);
    const body = { hearingId, reason: 'notUsedForPurpose', remaining, effectiveOn: day };
    const { actId } = await this.#send<Done & { actId: string }>('approver', 'notice-revocation', body, step);
    this.#toTell = actId;
  }
}
