import { setTimeout as delay } from 'node:timers/promises';
import type { ConsumerPositions } from '@lotsenbuch/consumers';
import { type CommandHandler, createCommandHandler, type EventStore } from '@lotsenbuch/event-store';
import { OFFICER } from '../../budget/domain/budget-year.fixture.js';
import { budgetYearAggregate } from '../../budget/domain/budget-year.js';
import type { Rate } from '../domain/financing-plan.js';
import { amend } from '../domain/grant.support.spec.js';
import type { Mortal } from './mortal-store.harness.spec.js';
import {
  append,
  approveAll,
  contextOf,
  decide,
  decisionId,
  done,
  ON,
  openYear,
  PART,
  readyForDecision,
  requestOf,
  settle,
  volatilePositions,
} from './scene.harness.spec.js';

const FREE_BEFORE = { 2026: 20_000_00, 2027: 15_000_00 };

/** Two approvals over both years that do not fit together into 2027, an amendment, and a lowered allotment. */
const RATES: Readonly<Record<'first' | 'second', readonly Rate[]>> = {
  first: [
    { year: 2026, amountCents: 6_000_00 },
    { year: 2027, amountCents: 8_000_00 },
  ],
  second: [
    { year: 2026, amountCents: 6_000_00 },
    { year: 2027, amountCents: 8_000_00 },
  ],
};
const AMENDED = { from: 5_000_00, to: 8_000_00 };
const LOWERED_BY = 4_000_00;

/** Both years, the amended grant with 5,000 € approved, and three decisions that only have to be taken. */
export const setScene = async (store: EventStore): Promise<void> => {
  const commands = createCommandHandler({ store });
  done(await openYear(commands, 2026, FREE_BEFORE[2026]));
  done(await openYear(commands, 2027, FREE_BEFORE[2027]));
  const before = [{ year: 2026, amountCents: AMENDED.from }];
  await append(store, 'amended', readyForDecision('amended', before));
  done(await decide(commands, 'amended', approveAll('amended before', before)));
  const process = await settle(store, commands, volatilePositions());
  await process.settled();
  await process.stop();
  await append(store, 'amended', requestOf('amended', AMENDED.to));
  for (const name of ['first', 'second'] as const) await append(store, name, readyForDecision(name, RATES[name]));
};

/** What the four persons do at the same time; each repeats its request until it is answered, as clients do. */
const acts = (commands: CommandHandler): readonly (() => Promise<unknown>)[] => [
  () => decide(commands, 'first', approveAll('first', RATES.first)),
  () => decide(commands, 'second', approveAll('second', RATES.second)),
  () =>
    decide(
      commands,
      'amended',
      amend({
        decisionId: decisionId('amended'),
        rates: [{ year: 2026, amountCents: AMENDED.to }],
        positionsApproved: 0,
        reason: 'requestFollowed',
        on: ON,
      }),
    ),
  () =>
    commands.handle(
      budgetYearAggregate,
      '2026',
      {
        type: 'ShiftFunds',
        from: PART,
        to: 'reserve',
        amountCents: LOWERED_BY,
        reason: 'needElsewhere',
        effectiveOn: ON,
        decidedOn: ON,
        by: OFFICER,
      },
      contextOf('lower'),
    ),
];

/**
 * The race: all four act at about the same time while the process manager works. What was done before a kill is found
 * and not done again.
 * @param turn which of the four goes first, and how many milliseconds the next ones come later
 */
export const race = async ({ store, died }: Mortal, positions: ConsumerPositions, turn: number): Promise<void> => {
  const commands = createCommandHandler({ store });
  const process = await settle(store, commands, positions);
  const all = acts(commands);
  const run = async () => {
    await Promise.all(
      all.map(async (act, index) => {
        await delay(((index + turn) % all.length) * (turn % 5));
        await act();
      }),
    );
    await process.settled();
  };
  try {
    // A consumer whose store is dead would try again for ever.
    await Promise.race([run(), died]);
  } finally {
    await process.stop();
  }
};
