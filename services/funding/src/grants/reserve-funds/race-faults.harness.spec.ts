import { domainEventOf, type EventStore } from '@lotsenbuch/event-store';
import type { BudgetYearEvent } from '../../budget/domain/events.js';
import type { DecisionLapsed, GrantApproved, GrantDecisionTaken, GrantEvent } from '../domain/events.js';
import { PART } from './scene.harness.spec.js';

interface YearSums {
  allotment: number;
  approved: number;
  /** By decision. */
  readonly reserved: Map<string, number>;
}

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);

/**
 * What is wrong with the log, added up again without any code of the budget year: at every place in the log approved
 * and reserved money fit into the allotment, and at the end nothing is left open.
 */
export const faultsOf = async (store: Pick<EventStore, 'readAll'>): Promise<readonly string[]> => {
  const faults: string[] = [];
  const years = new Map<number, YearSums>();
  const approvedOf = new Map<string, number>();
  const taken = new Map<string, GrantDecisionTaken['data']>();
  const outcomes = new Map<string, GrantApproved | DecisionLapsed>();
  const holds = new Map<string, GrantApproved['data']>();

  const noteYear = (event: BudgetYearEvent): void => {
    const year = years.get(event.data.year) ?? { allotment: 0, approved: 0, reserved: new Map() };
    years.set(event.data.year, year);
    switch (event.type) {
      case 'AppropriationSet':
        year.allotment = event.data.to.parts[PART];
        break;
      case 'FundsShifted':
        if (event.data.from === PART) year.allotment -= event.data.amountCents;
        break;
      case 'FundsReserved':
        if (year.reserved.has(event.data.decisionId)) faults.push(`reserved twice: ${event.data.decisionId}`);
        year.reserved.set(event.data.decisionId, event.data.amountCents);
        break;
      case 'FundsReleased':
      case 'FundsApproved': {
        const { decisionId, grantId, amountCents } = event.data;
        if (year.reserved.get(decisionId) !== amountCents)
          faults.push(`${event.type} without its money: ${decisionId}`);
        year.reserved.set(decisionId, 0);
        if (event.type === 'FundsReleased') break;
        year.approved += amountCents;
        const key = `${grantId} ${event.data.year}`;
        approvedOf.set(key, (approvedOf.get(key) ?? 0) + amountCents);
        break;
      }
      default:
    }
    const bound = year.approved + sum([...year.reserved.values()].map((amount) => Math.max(0, amount)));
    if (bound > year.allotment) faults.push(`${event.data.year}: ${bound} bound of ${year.allotment}`);
  };

  const noteGrant = (event: GrantEvent): void => {
    if (event.type === 'GrantDecisionTaken') taken.set(event.data.decisionId, event.data);
    if (event.type !== 'GrantApproved' && event.type !== 'DecisionLapsed') return;
    const { decisionId, grantId } = event.data;
    if (outcomes.has(decisionId)) faults.push(`decided twice: ${decisionId}`);
    outcomes.set(decisionId, event);
    if (event.type === 'GrantApproved') holds.set(grantId, event.data);
    else faults.push(...faultsOfLapse(event));
  };

  for await (const { events } of store.readAll()) {
    for (const { envelope } of events) {
      if (envelope.stream.startsWith('budgetYear-')) noteYear(domainEventOf<BudgetYearEvent>(envelope));
      if (envelope.stream.startsWith('grant-')) noteGrant(domainEventOf<GrantEvent>(envelope));
    }
  }

  for (const decisionId of taken.keys()) {
    if (!outcomes.has(decisionId)) faults.push(`still open: ${decisionId}`);
  }
  for (const [number, { reserved }] of years) {
    if (sum(reserved.values()) !== 0) faults.push(`${number}: ${sum(reserved.values())} still reserved`);
  }
  for (const { grantId, rates } of holds.values()) {
    for (const { year, amountCents } of rates) {
      const inYear = approvedOf.get(`${grantId} ${year}`);
      if (inYear !== amountCents) faults.push(`${grantId}: approved ${amountCents}, ${year} knows ${inYear}`);
    }
  }
  return faults;
};

/** The loser reads by how much and why. */
const faultsOfLapse = ({ data: { decisionId, shortfalls } }: DecisionLapsed): readonly string[] => {
  if (shortfalls.length === 0) return [`lapsed without a reason: ${decisionId}`];
  return shortfalls
    .filter(({ requestedCents, freeCents, shortCents }) => shortCents <= 0 || shortCents !== requestedCents - freeCents)
    .map((shortfall) => `not short: ${JSON.stringify(shortfall)}`);
};
