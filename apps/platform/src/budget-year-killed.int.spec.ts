import { berlinDayOf } from '@lotsenbuch/kernel';
import { compareCheckpoints, verifyLedger } from '@lotsenbuch/ledger';
import { readConfiguration } from '@lotsenbuch/service-kit';
import { HttpClient, type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { BudgetYear, bodyOf, type Decided, REQUESTED_CENTS } from './budget-year.fixture.js';
import { ledgerPlaces } from './ledger/ledger-places.js';
import { LedgerReader } from './ledger-reader.fixture.js';
import { buildProgram, MANY_STARTS, PlatformProcess } from './platform-process.fixture.js';

interface Watch {
  readonly parts: readonly {
    readonly part: string;
    readonly approvedCents: number;
    readonly reservedCents: number;
    readonly freeCents: number;
  }[];
}

interface Grant {
  readonly approvedCents: number;
  readonly decisions: readonly { readonly outcome: Decided['outcome'] }[];
}

const TODAY = berlinDayOf(new Date().toISOString());
const YEAR = Number(TODAY.slice(0, 4)) + 1;
const PERIOD = { from: `${YEAR}-01-01`, to: `${YEAR + 1}-01-01` };
/** Grants that are decided at once before each kill. */
const AT_ONCE = 4;
/** Events after the approvals have begun at which the process is killed: in and between the steps of the reservation. */
const MOMENTS = [1, 4, 7, 10];
/** The money of the district is enough for all of them but a few. */
const DISTRICT_CENTS = (AT_ONCE * MOMENTS.length - 3) * REQUESTED_CENTS + 1;

/** Checkpoints are signed while the approvals are under way, too. */
const ENV = { CHECKPOINT_INTERVAL_MS: '50' };

let folder: TemporaryFolder;
let platform: PlatformProcess;
beforeAll(async () => {
  buildProgram();
  folder = await temporaryFolder();
  await start();
});
afterAll(async () => {
  await platform.end('SIGKILL');
  await folder.remove();
});

/** Whatever process runs now. */
const place = {
  client: (identity?: string) => platform.client(identity),
  clientOf: (token: string) => new HttpClient(platform.url, token),
  settled: () => platform.settled(),
};

const start = async (): Promise<void> => {
  platform = await PlatformProcess.start(folder.path, ENV);
};

interface Ledger {
  readonly state: string;
  readonly uncovered: number;
  readonly checkpointLine: string;
  readonly verifierKey: string;
}

const ledgerOf = async (): Promise<Ledger> => bodyOf(await platform.client().get<Ledger>('/v1/ledger'));

/** Every event, tile and signature on the disk, whether the program runs or not. */
const expectLedgerHolds = async (): Promise<void> => {
  const settings = readConfiguration({ DATA_DIR: folder.path });
  const report = await verifyLedger({
    eventStoreUrl: settings.eventStoreUrl,
    places: ledgerPlaces(settings),
    workers: 1,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  expect(report).toMatchObject({ ok: true, findings: [] });
};

/** Everything gets covered, and goes on from each line that was noted before. */
const expectLedgerGoesOn = async (noted: readonly string[]): Promise<LedgerReader> => {
  let ledger = await ledgerOf();
  while (ledger.uncovered > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    ledger = await ledgerOf();
  }
  expect(ledger.state).toBe('running');
  const reader = new LedgerReader(platform.url, platform.token('auditor'), ledger.verifierKey);
  const today = { checkpoint: await reader.note(), source: reader.tiles };
  const { compared } = await compareCheckpoints(noted.join('\n'), today, reader.trusted.keys);
  expect(compared.map(({ verdict }) => verdict)).toEqual(noted.map(() => 'consistent'));
  expect((await reader.entries()).map((entry) => Buffer.from(entry).toString())).toEqual(
    (await platform.events()).map(({ canonical }) => canonical),
  );
  return reader;
};

const grantOf = async (id: string): Promise<Grant> => bodyOf(await platform.client('officer').get(`/v1/grants/${id}`));

const district07 = async () => {
  const { parts } = bodyOf(await platform.client('auditor').get<Watch>(`/v1/reports/budget-watch?year=${YEAR}`));
  const found = parts.find(({ part }) => part === 'district-07');
  if (found === undefined) throw new Error('the budget watch does not have district 07');
  return found;
};

test(
  'kill -9 while approvals are under way: after the next start all are approved or lapsed, it is ready, the sums hold, and the ledger goes on with every event',
  async () => {
    const year = await BudgetYear.open(place, YEAR, TODAY, DISTRICT_CENTS);
    const grants: string[] = [];
    for (let index = 0; index < AT_ONCE * MOMENTS.length; index += 1) {
      const id = await year.apply(PERIOD.from, PERIOD.to);
      await year.prepare(id);
      grants.push(id);
    }
    const noted: string[] = [];
    for (const [round, moment] of MOMENTS.entries()) {
      const before = (await platform.events()).length;
      const decided = grants.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
      const cut = Promise.allSettled(decided.map((id) => year.approve(id, REQUESTED_CENTS)));
      await platform.logHas(before + moment);
      noted.push((await ledgerOf()).checkpointLine);
      await platform.end('SIGKILL');
      await cut;
      await expectLedgerHolds();

      await start();
      await platform.settled();
      await expectLedgerGoesOn(noted);
      await expectLedgerHolds();
      expect((await platform.client().get('/health/ready')).status).toBe(200);
      const known = await Promise.all(grants.map(grantOf));
      expect(known.flatMap(({ decisions }) => decisions).filter(({ outcome }) => outcome === 'open')).toEqual([]);
      const approved = known.reduce((sum, { approvedCents }) => sum + approvedCents, 0);
      expect(await district07()).toMatchObject({
        approvedCents: approved,
        reservedCents: 0,
        freeCents: DISTRICT_CENTS - approved,
      });
    }
    // What the kill kept from being recorded is decided now; the last three find too little left.
    const last: string[] = [];
    for (const id of grants) {
      if ((await grantOf(id)).decisions.length > 0) continue;
      const { event } = await year.approve(id, REQUESTED_CENTS);
      last.push(event ?? '');
    }
    const reader = await expectLedgerGoesOn(noted);
    for (const event of last) {
      const { entry } = await reader.proven(await reader.proof(event));
      const { stream, revision } = JSON.parse(Buffer.from(entry).toString());
      expect(`${stream}/${revision}`).toBe(event);
    }
    const outcomes = (await Promise.all(grants.map(grantOf))).flatMap(({ decisions }) => decisions);
    expect(outcomes.filter(({ outcome }) => outcome === 'lapsed')).toHaveLength(3);
    expect(outcomes).toHaveLength(grants.length);
    expect(await district07()).toMatchObject({ reservedCents: 0, freeCents: 1 });
  },
  MANY_STARTS,
);
