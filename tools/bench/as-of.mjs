// "As it was known on a day": what a budget year and the list of grants were, each folded over a log of its own events, the
// first time and when it is asked again, against a bare scan of the same events. All of them were recorded before the end
// of the day.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEventStore } from '@lotsenbuch/event-store';
import { berlinDayOf } from '@lotsenbuch/kernel';
import { AsOf } from '@lotsenbuch/projections';
import { readConfiguration } from '@lotsenbuch/service-kit';
import Database from 'better-sqlite3';
import { budgetYearAggregate } from '../../services/funding/dist/budget/domain/budget-year.js';
import { budgetProjection } from '../../services/funding/dist/budget/read-model/budget.projection.js';
import { grantsProjection } from '../../services/funding/dist/grants/read-model/grants.projection.js';
import { benchFolder, interleave, progress, ratios, report, size, spread } from './measure.mjs';
import { platformSettings } from './platform-process.mjs';
import { DISTRICTS, EVENTS_PER_GRANT, openBudgetYear, openCommands, prepareGrants } from './ready-grants.mjs';

const ROUNDS = size(7, 3);
const EVENTS = size(100_000, 20_000);
const YEARS = 10;
const DECISIONS_PER_YEAR = EVENTS / YEARS / 2;
const CHARGE_CENTS = 100_00;
const AT_ONCE = 100;
const FIRST_YEAR = 2027;

const folder = benchFolder();

/** Years in which all districts approve: what is reserved is approved. */
async function writeBudgetYears(commands) {
  for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year += 1) {
    await openBudgetYear(commands, year, DECISIONS_PER_YEAR * CHARGE_CENTS);
    const ask = (command) => commands.handle(budgetYearAggregate, String(year), command);
    for (let first = 0; first < DECISIONS_PER_YEAR; first += AT_ONCE) {
      await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, index) => {
          const of = { grantId: randomUUID(), decisionId: randomUUID() };
          const part = `district-${DISTRICTS[index % DISTRICTS.length]}`;
          await ask({ type: 'ReserveFunds', part, ...of, amountCents: CHARGE_CENTS });
          await ask({ type: 'ApproveFunds', ...of });
        }),
      );
    }
  }
}

const writeGrants = (commands) =>
  prepareGrants(commands, { year: FIRST_YEAR, count: Math.ceil(EVENTS / EVENTS_PER_GRANT), districts: DISTRICTS });

/** A page of rows in the order in which they are listed. */
const QUESTIONS = {
  budget: { write: writeBudgetYears, projection: budgetProjection, query: { limit: 50 } },
  grants: {
    write: writeGrants,
    projection: grantsProjection,
    query: { where: { area: { equals: '07' } }, sortBy: 'firstYear', limit: 50 },
  },
};

/** @returns what answers the question for the first time, what scans the same events, and the times of the second answer */
async function open(name) {
  const { write, projection, query } = QUESTIONS[name];
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  const commands = await openCommands(dataDir);
  await write(commands);
  await commands.close();
  const { eventStoreUrl } = readConfiguration(platformSettings(dataDir));
  const store = await openEventStore(eventStoreUrl);
  const database = new Database(eventStoreUrl.replace(/^sqlite:(\/\/)?/, ''), { readonly: true });
  database.pragma('cache_size = -65536');
  const page = database
    .prepare(
      'SELECT position, stream, revision, type, envelope FROM event WHERE position > ? ORDER BY position LIMIT 1000',
    )
    .raw();
  const recordedBy = berlinDayOf(new Date().toISOString());
  const again = [];

  const ask = async (asOf) => {
    const started = performance.now();
    const view = await asOf.view(projection, recordedBy);
    const { rows } = await view.find(query);
    const took = performance.now() - started;
    if (rows.length !== query.limit) throw new Error(`${rows.length} rows were found, not ${query.limit}`);
    return took;
  };
  const first = async () => {
    const asOf = new AsOf(store);
    const took = await ask(asOf);
    again.push(await ask(asOf));
    return took;
  };
  const scan = async () => {
    const started = performance.now();
    let found = 0;
    for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)[0])) found += rows.length;
    const took = performance.now() - started;
    if (found < EVENTS) throw new Error(`the scan found ${found} events of ${EVENTS}`);
    return took;
  };
  const close = async () => {
    database.close();
    await store.close();
  };
  progress(`${EVENTS} events of the ${name} are written`);
  return { first, scan, again, close };
}

const budget = await open('budget');
const grants = await open('grants');
const figures = {
  ...(await interleave(ROUNDS, {
    budget: budget.first,
    budgetScan: budget.scan,
    grants: grants.first,
    grantsScan: grants.scan,
  })),
  budgetAgain: budget.again,
  grantsAgain: grants.again,
};
await budget.close();
await grants.close();
report({
  ratios: {
    budgetAgainstScan: spread(ratios(figures, 'budget', 'budgetScan')),
    budgetAgain: spread(ratios(figures, 'budgetAgain', 'budget')),
    grantsAgainstScan: spread(ratios(figures, 'grants', 'grantsScan')),
    grantsAgain: spread(ratios(figures, 'grantsAgain', 'grants')),
  },
  figures: [
    { name: 'budget years, asked for the first time', unit: 'ms', ...spread(figures.budget) },
    { name: 'budget years, asked again', unit: 'ms', ...spread(figures.budgetAgain) },
    { name: 'bare scan of the same events', unit: 'ms', ...spread(figures.budgetScan) },
    { name: 'grants, asked for the first time', unit: 'ms', ...spread(figures.grants) },
    { name: 'grants, asked again', unit: 'ms', ...spread(figures.grantsAgain) },
    { name: 'bare scan of the same events', unit: 'ms', ...spread(figures.grantsScan) },
  ],
});
