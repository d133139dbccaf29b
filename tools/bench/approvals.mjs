// Approving a grant end to end over HTTP (decision, reservation on the budget year, approval; the answer says that the
// money is bound), 64 approvers at once on a running platform: on all districts and on one, against the HTTP command of
// http-command.mjs. A new budget year for each round, as long as the ones before it.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { benchFolder, interleave, progress, ratios, report, size, spread } from './measure.mjs';
import { loadCommands } from './plain-command.mjs';
import { startPlatform } from './platform-process.mjs';
import {
  DISTRICTS,
  GRANT_CENTS,
  openBudgetYear,
  openCommands,
  prepareGrants,
  registerCarriers,
} from './ready-grants.mjs';
import { startServer } from './server-process.mjs';

const APPROVERS = 64;
const ROUNDS = size(7, 3);
const GRANTS = APPROVERS * size(12, 4);
const PLAIN_SECONDS = size(1.5, 1);
const WARM_UP_SECONDS = size(5, 3);
const FIRST_YEAR = 2027;
/** Milliseconds until those who follow the log have nothing left to do. */
const SETTLING = 500;

const folder = benchFolder();
const dataDir = join(folder, 'platform');
mkdirSync(dataDir);

/** Grants by round and variant; what is approved before the first round warms up. */
async function prepare() {
  const commands = await openCommands(dataDir);
  await registerCarriers(commands);
  const places = { twelve: DISTRICTS, one: ['07'] };
  const runs = ['warm', ...Array.from({ length: ROUNDS }, (_, round) => round)];
  const ready = new Map();
  let year = FIRST_YEAR;
  for (const run of runs) {
    for (const [variant, districts] of Object.entries(places)) {
      await openBudgetYear(commands, year, GRANTS * GRANT_CENTS);
      ready.set(`${variant} ${run}`, await prepareGrants(commands, { year, count: GRANTS, districts }));
      year += 1;
    }
  }
  await commands.close();
  progress(`${runs.length * 2 * GRANTS} grants are ready for their decision`);
  return ready;
}

const approvalOf = (request, { id, year, revision }) => ({
  ...request,
  path: `/v1/grants/${id}/approval`,
  body: JSON.stringify({
    notice: 'final',
    rates: [{ year, amountCents: GRANT_CENTS }],
    positionsApproved: 2,
    reason: 'reviewFollowed',
  }),
  headers: {
    ...request.headers,
    'if-match': `"${revision}"`,
    'idempotency-key': randomUUID(),
  },
});

/** @returns seconds from the first request to the last answer */
async function approve(platform, approvers, grants) {
  const waiting = grants.values();
  const wrong = [];
  let lastAnswer = 0;
  let approver = 0;
  const setupClient = (client) => {
    const token = approvers[approver++];
    client.setRequests([
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        setupRequest: (request) => approvalOf(request, waiting.next().value ?? grants[0]),
        onResponse: (status, body) => {
          lastAnswer = performance.now();
          if (status !== 200 || JSON.parse(body).outcome !== 'approved') wrong.push(`${status} ${body}`);
        },
      },
    ]);
  };
  const started = performance.now();
  await autocannon({ url: platform.url, connections: approvers.length, amount: grants.length, setupClient });
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${grants.length} were not approved: ${wrong[0]}`);
  return (lastAnswer - started) / 1000;
}

const ready = await prepare();
const platform = await startPlatform(dataDir);
const approvers = [];
for (let count = 0; count < APPROVERS; count += 1) approvers.push(await platform.person({ role: 'approver' }));
const perCpuSecond = { twelve: [], one: [], plain: [] };

const approvals = (variant) => async (round) => {
  const grants = ready.get(`${variant} ${round}`);
  const before = platform.cpuSeconds();
  const seconds = await approve(platform, approvers, grants);
  await sleep(SETTLING);
  perCpuSecond[variant].push(grants.length / (platform.cpuSeconds() - before));
  return grants.length / seconds;
};

mkdirSync(join(folder, 'plain'));
const server = await startServer(
  './http-server-nest.mjs',
  [join(folder, 'plain', 'store.sqlite')],
  join(folder, 'plain', 'log'),
);
const plain = async (round) => {
  const before = await server.cpuSeconds();
  const result = await loadCommands(server, `round${round}`, PLAIN_SECONDS);
  perCpuSecond.plain.push(result['2xx'] / ((await server.cpuSeconds()) - before));
  return result['2xx'] / result.duration;
};

await loadCommands(server, 'warm', WARM_UP_SECONDS);
for (const variant of ['twelve', 'one']) await approve(platform, approvers, ready.get(`${variant} warm`));
await sleep(SETTLING);
progress('warmed up');
const figures = await interleave(ROUNDS, { twelve: approvals('twelve'), one: approvals('one'), plain });
server.end();
await platform.end();
report({
  ratios: {
    approvalsAgainstCommands: spread(ratios(figures, 'twelve', 'plain')),
    oneAgainstTwelve: spread(ratios(figures, 'one', 'twelve')),
    perCpuSecond: spread(ratios(perCpuSecond, 'twelve', 'plain')),
  },
  figures: [
    { name: 'approvals on twelve districts', unit: 'approvals/s', ...spread(figures.twelve) },
    { name: 'approvals on one district', unit: 'approvals/s', ...spread(figures.one) },
    { name: 'plain command', unit: 'commands/s', ...spread(figures.plain) },
    { name: 'approvals on twelve districts', unit: 'approvals per CPU second', ...spread(perCpuSecond.twelve) },
    { name: 'approvals on one district', unit: 'approvals per CPU second', ...spread(perCpuSecond.one) },
    { name: 'plain command', unit: 'commands per CPU second', ...spread(perCpuSecond.plain) },
  ],
});
