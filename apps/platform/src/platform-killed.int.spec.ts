import type { RecordedEvent } from '@lotsenbuch/event-store';
import { type FileBody, type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { buildProgram, MANY_STARTS, PlatformProcess } from './platform-process.fixture.js';
import { grantRow, registerFile } from './register.fixture.js';

let folder: TemporaryFolder;
let platform: PlatformProcess;
beforeAll(buildProgram);
beforeEach(async () => {
  folder = await temporaryFolder();
  platform = await PlatformProcess.start(folder.path);
});
afterEach(async () => {
  await platform.end('SIGKILL');
  await folder.remove();
});

/** Enough rows of others that a kill can hit the reading of the file. */
const OTHERS = 3000;
const BIRDS = ['Amsel', 'Bussard', 'Dohle', 'Elster', 'Falke', 'Goldammer', 'Habicht', 'Kiebitz'];

/** Eight confirmed records (360 €) of eight carriers, among many of others. */
const register = (year: number): FileBody =>
  registerFile([
    ...Array.from({ length: OTHERS }, (_, index) => grantRow(year, `Verein ${index}`, 'Sprachkurs', 1)),
    ...BIRDS.map((bird, index) => grantRow(year, `${bird} e. V.`, 'Integrationslotsen Spandau', 10 * (index + 1))),
  ]);

interface Imported {
  readonly importId: string;
  readonly logPosition: string;
}
const importYear = (year: number, file: FileBody) =>
  platform
    .client('officer')
    .postFile<Imported>(`/v1/register-imports?year=${year}`, file, { idempotencyKey: `the register of ${year}` });

const restart = async () => {
  platform = await PlatformProcess.start(folder.path);
};
const count = <Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined) =>
  [...Map.groupBy(items, keyOf)].map(([, group]) => group.length);

/** One import, one carrier for each recipient, one carrier for each record; nothing lost, nothing doubled. */
const expectImportedOnce = async (year: number, years: number) => {
  await platform.settled();
  const report = await platform.client().get(`/v1/reports/published-grants?year=${year}`);
  expect(report.body).toMatchObject({ confirmed: { records: 8, sumCents: 36_000 }, inReview: { records: 0 } });
  const carriers = await platform
    .client()
    .get<{ items: { name: string; records: number; spellings: string[] }[] }>('/v1/carriers');
  expect(carriers.body.items.map(({ name, records }) => [name, records])).toEqual(
    BIRDS.map((bird) => [`${bird} e. V.`, years]),
  );
  const events = await platform.events();
  const ofYear = events.filter(({ envelope }) => envelope.stream === `publishedRegister-${year}`);
  expect(count(ofYear, ({ envelope }) => envelope.type)).toEqual([1, 8, 8]);
  const ofType = (type: string) => events.filter(({ envelope }) => envelope.type === type);
  expect(ofType('CarrierRegistered')).toHaveLength(8);
  expect(count(ofType('CarrierSpellingObserved'), ({ envelope }) => `${envelope.stream}`)).toEqual(
    years === 1 ? [] : BIRDS.map(() => years - 1),
  );
};

test(
  'kill -9 at any moment of an import, and the same import again after a restart: the same totals, nothing doubled',
  async () => {
    // Events that are in the log at the kill: none yet; just the import; then some of what the process manager does about it.
    const MOMENTS = [
      { what: 'while the file is read', wait: () => new Promise((resolve) => setTimeout(resolve, 60)) },
      { what: 'when the import is durable', events: 1 },
      { what: 'after the first carrier', events: 10 },
      { what: 'in the middle of the carriers', events: 17 },
    ];
    const found: string[] = [];
    for (const [index, { what, wait, events }] of MOMENTS.entries()) {
      const year = 2016 + index;
      const file = register(year);
      const before = (await platform.events()).length;
      const cut = importYear(year, file).then(
        ({ status }) => `answered ${status}`,
        () => 'not answered',
      );
      await (wait?.() ?? platform.logHas(before + (events ?? 0)));
      await platform.end('SIGKILL');
      const recorded = (await platform.events()).length - before;
      found.push(`${what}: ${await cut}, ${recorded} events`);
      // One atomic append: all records of the file, or none.
      expect(recorded === 0 || recorded >= 9).toBe(true);

      await restart();
      const { status, body } = await importYear(year, file);
      expect(status).toBe(201);
      await expectImportedOnce(year, index + 1);
      // Also where the first answer was lost: the answer tells the import that is in the log.
      const isImport = ({ envelope }: RecordedEvent) =>
        envelope.type === 'RegisterImported' && envelope.stream === `publishedRegister-${year}`;
      expect(body).toMatchObject((await platform.events()).find(isImport)?.envelope.data ?? {});
    }
    console.log(`Killed ${found.join('; ')}.`);
  },
  MANY_STARTS,
);

describe('kill -9 after a change was answered', () => {
  const FILE = register(2016);
  const eventsAfterSettling = async () => {
    await platform.settled();
    return (await platform.events()).length;
  };

  test(
    'repeated after a restart it gets the same answer, and nothing is recorded',
    async () => {
      const imported = await importYear(2016, FILE);
      await platform.end('SIGKILL');
      await restart();
      const settled = await eventsAfterSettling();
      const again = await importYear(2016, FILE);
      expect(again.status).toBe(201);
      expect(again.body).toEqual(imported.body);
      expect(await eventsAfterSettling()).toBe(settled);

      interface Carrier {
        readonly id: string;
        readonly revision: number;
      }
      const [carrier] = (await platform.client().get<{ items: Carrier[] }>('/v1/carriers')).body.items;
      const rename = () =>
        platform
          .client('officer')
          .post(
            `/v1/carriers/${carrier!.id}/rename`,
            { name: 'Nachtigall e. V.', effectiveOn: '2020-01-01', reason: 'organisationRenamed' },
            { ifMatch: carrier!.revision, idempotencyKey: 'rename' },
          );
      const renamed = await rename();
      expect(renamed.status).toBe(200);
      await platform.end('SIGKILL');
      await restart();
      const repeated = await rename();
      expect(repeated.status).toBe(200);
      expect(repeated.body).toEqual(renamed.body);
      expect(await eventsAfterSettling()).toBe(settled + 1);
    },
    MANY_STARTS,
  );
});
