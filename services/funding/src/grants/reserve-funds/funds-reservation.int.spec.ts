import { createCommandHandler, domainEventOf, type EventStore, openSqliteEventStore } from '@lotsenbuch/event-store';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { budgetYearAggregate } from '../../budget/domain/budget-year.js';
import { freeCentsOf } from '../../budget/domain/part-figures.js';
import type { GrantEvent } from '../domain/events.js';
import type { Rate } from '../domain/financing-plan.js';
import { amend } from '../domain/grant.support.spec.js';
import { FundsReservation } from './funds-reservation.js';
import { Killed, mortalStore } from './mortal-store.harness.spec.js';
import {
  append,
  approveAll,
  decide,
  decisionId,
  done,
  grantId,
  ON,
  openYear,
  PART,
  readyForDecision,
  requestOf,
  settle,
  volatilePositions,
} from './scene.harness.spec.js';

let folder: TemporaryFolder;
let store: EventStore;
beforeEach(async () => {
  folder = await temporaryFolder();
  store = await openSqliteEventStore({ file: `${folder.path}/events.db` });
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

const euros = (amount: number): number => amount * 100;
const rate = (year: number, amount: number): Rate => ({ year, amountCents: euros(amount) });

/** What the two streams say, from the last decision of the grant on. */
const eventsOf = async (...prefixes: readonly string[]) => {
  const events: { readonly type: string; readonly data: Record<string, unknown> }[] = [];
  for await (const page of store.readAll({ filter: { streamPrefixes: prefixes } })) {
    for (const { envelope } of page.events) {
      const { type, data } = domainEventOf(envelope);
      events.push({ type, data: { ...data } });
    }
  }
  return events.slice(events.findLastIndex(({ type }) => type === 'GrantDecisionTaken') + 1);
};
const open = async (year: number, amount: number) =>
  done(await openYear(createCommandHandler({ store }), year, euros(amount)));
const decideAndSettle = async (name: string, rates: readonly Rate[]) => {
  const commands = createCommandHandler({ store });
  await append(store, name, readyForDecision(name, rates));
  done(await decide(commands, name, approveAll(name, rates)));
  await settleAll();
};
const settleAll = async () => {
  const process = await settle(store, createCommandHandler({ store }), volatilePositions());
  await process.settled();
  await process.stop();
};
const freeIn = async (year: number) => {
  const { state } = await createCommandHandler({ store }).load(budgetYearAggregate, String(year));
  return freeCentsOf(state.parts[PART]) / 100;
};

test('300,000 € for two years is charged to each of them: 150,000 € and 150,000 €', async () => {
  await open(2026, 200_000);
  await open(2027, 200_000);
  await decideAndSettle('g', [rate(2026, 150_000), rate(2027, 150_000)]);
  expect((await eventsOf('grant-', 'budgetYear-')).map(({ type, data }) => [type, data.year])).toEqual([
    ['FundsReserved', 2026],
    ['FundsReserved', 2027],
    ['GrantApproved', undefined],
    ['FundsApproved', 2026],
    ['FundsApproved', 2027],
  ]);
  expect([await freeIn(2026), await freeIn(2027)]).toEqual([50_000, 50_000]);
});

test('where one year refuses, the decision lapses with the figures, and the other year gets its money back', async () => {
  await open(2026, 200_000);
  await open(2027, 149_999.99);
  await decideAndSettle('g', [rate(2026, 150_000), rate(2027, 150_000)]);
  const events = await eventsOf('grant-', 'budgetYear-');
  expect(events.map(({ type, data }) => [type, data.year])).toEqual([
    ['FundsReserved', 2026],
    ['FundsRefused', 2027],
    ['DecisionLapsed', undefined],
    ['FundsReleased', 2026],
  ]);
  const shortfall = { year: 2027, part: PART, requestedCents: 15_000_000, freeCents: 14_999_999, shortCents: 1 };
  expect(events[2]?.data).toMatchObject({ shortfalls: [{ ...shortfall, kind: 'overFreeFunds' }] });
  expect(await freeIn(2026)).toBe(200_000);
});

test('nothing is set aside after the first refusal, and the answer names all that is missing', async () => {
  await open(2026, 100);
  await open(2027, 50);
  await decideAndSettle('g', [rate(2026, 150), rate(2027, 150), rate(2028, 10)]);
  const events = await eventsOf('grant-', 'budgetYear-');
  expect(events.map(({ type }) => type)).toEqual(['FundsRefused', 'DecisionLapsed']);
  expect(events[1]?.data).toMatchObject({
    shortfalls: [
      { year: 2026, freeCents: 10_000, shortCents: 5_000, kind: 'overFreeFunds' },
      { year: 2027, freeCents: 5_000, shortCents: 10_000, kind: 'overFreeFunds' },
      { year: 2028, freeCents: 0, shortCents: 1_000, kind: 'noBudgetYear' },
    ],
  });
});

test('a decision that lapsed for want of a budget year stays lapsed when the year is opened and all is done again', async () => {
  await open(2026, 200_000);
  await decideAndSettle('g', [rate(2026, 150_000), rate(2027, 150_000)]);
  await open(2027, 200_000);
  const before = await store.logHead();
  await settleAll();
  expect(await store.logHead()).toBe(before);
  expect([await freeIn(2026), await freeIn(2027)]).toEqual([200_000, 200_000]);
});

test('killed before it says why it lapses, it asks again: a year that is open by then gives its money', async () => {
  await open(2026, 200_000);
  const rates = [rate(2026, 150_000), rate(2027, 150_000)];
  await append(store, 'g', readyForDecision('g', rates));
  const commands = createCommandHandler({ store });
  done(await decide(commands, 'g', approveAll('g', rates)));
  const [event] = await store.readLatest(1);
  if (event === undefined) throw new Error('no decision');
  // Moment 2 is right before the second append: the lapse, after 2026 was reserved and 2027 unknown.
  const mortal = mortalStore(store, 2, () => {});
  const dying = new FundsReservation(createCommandHandler({ store: mortal.store }));
  await expect(dying.react(event)).rejects.toThrow(Killed);
  await open(2027, 200_000);
  await settleAll();
  expect([await freeIn(2026), await freeIn(2027)]).toEqual([50_000, 50_000]);
});

describe('an amendment', () => {
  const amendTo = async (amount: number) => {
    const commands = createCommandHandler({ store });
    await append(store, 'g', requestOf('g', euros(amount)));
    const rates = [rate(2026, amount)];
    const decision = amend({
      decisionId: decisionId('amended'),
      rates,
      positionsApproved: 0,
      reason: 'requestFollowed',
    });
    done(await decide(commands, 'g', { ...decision, on: ON }));
    await settleAll();
  };

  test('from 100,000 € by 12,000 € to 112,000 € charges 12,000 € only', async () => {
    await open(2026, 112_000);
    await decideAndSettle('g', [rate(2026, 100_000)]);
    await amendTo(112_000);
    expect((await eventsOf('grant-', 'budgetYear-')).map(({ type, data }) => [type, data.amountCents])).toEqual([
      ['FundsReserved', euros(12_000)],
      ['GrantApproved', undefined],
      ['FundsApproved', euros(12_000)],
    ]);
    expect(await freeIn(2026)).toBe(0);
  });

  test('for which the money is not there lapses: what was approved before still holds', async () => {
    await open(2026, 111_999);
    await decideAndSettle('g', [rate(2026, 100_000)]);
    await amendTo(112_000);
    const events = await eventsOf('grant-', 'budgetYear-');
    expect(events.map(({ type }) => type)).toEqual(['FundsRefused', 'DecisionLapsed']);
    expect(events[1]?.data).toMatchObject({ shortfalls: [{ requestedCents: euros(12_000), shortCents: euros(1) }] });
    expect(await freeIn(2026)).toBe(11_999);
  });

  test('that cuts to 70,000 € gives 30,000 € back, once', async () => {
    await open(2026, 100_000);
    await decideAndSettle('g', [rate(2026, 100_000)]);
    await amendTo(70_000);
    await settleAll();
    expect(await freeIn(2026)).toBe(30_000);
  });
});

test('a notice that is revoked in part gives the difference of each year back, once', async () => {
  await open(2026, 100_000);
  await open(2027, 100_000);
  const before = [rate(2026, 80_000), rate(2027, 90_000)];
  await decideAndSettle('g', before);
  const revoked: GrantEvent = {
    type: 'NoticeRevoked',
    schemaVersion: 1,
    effectiveOn: ON,
    data: {
      grantId: grantId('g'),
      actId: decisionId('act'),
      hearingId: 'hearing',
      reason: 'purposeMissed',
      decidedOn: ON,
      approvedCents: euros(80_000),
      rates: [rate(2026, 80_000), rate(2027, 0)],
      before,
      area: '07',
      by: { actor: 'person:approver' },
    },
  };
  await append(store, 'g', [revoked]);
  await settleAll();
  await settleAll();
  expect((await eventsOf('budgetYear-')).filter(({ type }) => type === 'FundsReleased')).toMatchObject([
    { data: { year: 2027, amountCents: euros(90_000), cause: 'notice' } },
  ]);
  expect([await freeIn(2026), await freeIn(2027)]).toEqual([20_000, 100_000]);
});
