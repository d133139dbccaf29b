import { berlinDayOf } from '@lotsenbuch/kernel';
import { HttpClient, type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { BudgetYear, bodyOf, type Decided, REQUESTED_CENTS } from './budget-year.fixture.js';
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

let folder: TemporaryFolder;
let platform: PlatformProcess;
beforeAll(async () => {
  buildProgram();
  folder = await temporaryFolder();
  platform = await PlatformProcess.start(folder.path);
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

const grantOf = async (id: string): Promise<Grant> => bodyOf(await platform.client('officer').get(`/v1/grants/${id}`));

const district07 = async () => {
  const { parts } = bodyOf(await platform.client('auditor').get<Watch>(`/v1/reports/budget-watch?year=${YEAR}`));
  const found = parts.find(({ part }) => part === 'district-07');
  if (found === undefined) throw new Error('the budget watch does not have district 07');
  return found;
};

test(
  'kill -9 while approvals are under way: after the next start all are approved or lapsed, it is ready, and the sums hold',
  async () => {
    const year = await BudgetYear.open(place, YEAR, TODAY, DISTRICT_CENTS);
    const grants: string[] = [];
    for (let index = 0; index < AT_ONCE * MOMENTS.length; index += 1) {
      const id = await year.apply(PERIOD.from, PERIOD.to);
      await year.prepare(id);
      grants.push(id);
    }
    for (const [round, moment] of MOMENTS.entries()) {
      const before = (await platform.events()).length;
      const decided = grants.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
      const cut = Promise.allSettled(decided.map((id) => year.approve(id, REQUESTED_CENTS)));
      await platform.logHas(before + moment);
      await platform.end('SIGKILL');
      await cut;

      platform = await PlatformProcess.start(folder.path);
      await platform.settled();
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
    for (const id of grants) {
      if ((await grantOf(id)).decisions.length === 0) await year.approve(id, REQUESTED_CENTS);
    }
    const outcomes = (await Promise.all(grants.map(grantOf))).flatMap(({ decisions }) => decisions);
    expect(outcomes.filter(({ outcome }) => outcome === 'lapsed')).toHaveLength(3);
    expect(outcomes).toHaveLength(grants.length);
    expect(await district07()).toMatchObject({ reservedCents: 0, freeCents: 1 });
  },
  MANY_STARTS,
);
