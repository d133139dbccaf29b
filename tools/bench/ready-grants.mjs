// Grants right before their decision, and the budget years that they are paid from: written by the commands of the
// officers and carriers, in this process, before a platform opens the store.
import { randomUUID } from 'node:crypto';
import { createCommandHandler, openEventStore } from '@lotsenbuch/event-store';
import { readConfiguration } from '@lotsenbuch/service-kit';
import { budgetYearAggregate } from '../../services/funding/dist/budget/domain/budget-year.js';
import { carrierAggregate } from '../../services/funding/dist/carriers/domain/carrier.js';
import { grantAggregate } from '../../services/funding/dist/grants/domain/grant.js';
import { platformSettings } from './platform-process.mjs';

export const DISTRICTS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

const CARRIERS = Array.from({ length: 19 }, () => randomUUID());
const OFFICER = { actor: 'bench:officer' };
const APPLICANT = { actor: 'bench:carrier' };
/** Everything that precedes the decisions happens on this Berlin day. */
const ON = '2026-01-10';
const STAFF_CENTS = 80_000_00;
const MATERIAL_CENTS = 10_000_00;
/** What is asked for, found adequate and approved: less an own share of 5,000 €. */
export const GRANT_CENTS = STAFF_CENTS + MATERIAL_CENTS - 5_000_00;
/** Applied for, documents attached, reviewed. */
export const EVENTS_PER_GRANT = 3;
/** Prepared at the same time. */
const AT_ONCE = 100;

/** @returns a handler of commands on the log of this data folder, and what ends it */
export async function openCommands(dataDir) {
  const store = await openEventStore(readConfiguration(platformSettings(dataDir)).eventStoreUrl);
  const commands = createCommandHandler({ store });
  return {
    async handle(aggregate, id, command) {
      const context = { commandId: randomUUID(), actor: 'bench:setup', correlationId: 'bench' };
      const outcome = await commands.handle(aggregate, id, command, context);
      if (outcome.kind !== 'accepted') throw new Error(`${JSON.stringify(command)} was ${JSON.stringify(outcome)}`);
      return outcome;
    },
    close: () => store.close(),
  };
}

export async function registerCarriers({ handle }) {
  for (const [index, carrierId] of CARRIERS.entries()) {
    const name = `Beispielträger ${index + 1} e. V.`;
    await handle(carrierAggregate, carrierId, { type: 'RegisterCarrier', carrierId, name, on: ON });
  }
}

/** A year in which every district has this much. */
export async function openBudgetYear({ handle }, year, cents) {
  await handle(budgetYearAggregate, String(year), {
    type: 'OpenBudgetYear',
    year,
    stage: 'final',
    reason: 'budgetPassed',
    address: { chapter: '1120', title: '68406' },
    totalCents: cents * DISTRICTS.length,
    parts: Object.fromEntries(DISTRICTS.map((district) => [`district-${district}`, cents])),
    effectiveOn: `${year}-01-01`,
    decidedOn: ON,
    by: OFFICER,
  });
}

/**
 * Applied for, complete and reviewed.
 * @returns {Promise<{ id: string, year: number, revision: number }[]>}
 */
export async function prepareGrants({ handle }, { year, count, districts }) {
  const grants = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => first + index);
    const prepared = numbers.map((number) => prepare(handle, year, districts[number % districts.length], number));
    grants.push(...(await Promise.all(prepared)));
  }
  return grants;
}

async function prepare(handle, year, district, number) {
  const id = randomUUID();
  const ask = (part, command) => handle(grantAggregate, id, { part, command });
  const carrierId = CARRIERS[number % CARRIERS.length];
  await ask('application', {
    type: 'SubmitApplication',
    grantId: id,
    application: applicationFor(carrierId, district, year),
    standing: { carrier: 'registered', nomination: { selectionId: randomUUID() }, isInTransparencyRegister: true },
    on: ON,
    by: APPLICANT,
  });
  await ask('notice', {
    type: 'AttachDocument',
    document: 'a'.repeat(64),
    kind: 'transparencyRegisterExtract',
    title: 'Auszug aus dem Transparenzregister',
    mediaType: 'application/pdf',
    bytes: 40_000,
    attachedOn: ON,
    by: OFFICER,
  });
  const lines = [
    { lineId: 'staff', necessary: true, adequateCents: STAFF_CENTS, reason: 'adequate' },
    { lineId: 'material', necessary: true, adequateCents: MATERIAL_CENTS, reason: 'adequate' },
  ];
  const review = { type: 'ReviewApplication', version: 1, lines, on: ON, by: OFFICER };
  const { revision } = await ask('application', review);
  return { id, year, revision };
}

const applicationFor = (carrierId, area, year) => ({
  carrierId,
  area,
  period: { from: `${year}-01-01`, to: `${year + 1}-01-01` },
  financing: { kind: 'deficit' },
  plan: {
    costs: [
      {
        lineId: 'staff',
        kind: 'staff',
        caption: 'Integrationslotsinnen und Integrationslotsen',
        amountCents: STAFF_CENTS,
        staff: { positions: 2, payGroup: 'E 5', tariff: 'TV-L', weeklyHours: 3940, months: 1200 },
      },
      { lineId: 'material', kind: 'material', caption: 'Büro und Fahrkosten', amountCents: MATERIAL_CENTS },
    ],
    income: [{ lineId: 'own', kind: 'ownShare', caption: 'Eigenmittel', amountCents: 5_000_00 }],
    requestedCents: GRANT_CENTS,
    rates: [{ year, amountCents: GRANT_CENTS }],
  },
  positions: 2,
  goals: ['300 Begleitungen im Jahr'],
});
