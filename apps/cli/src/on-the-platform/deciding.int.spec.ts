import { join } from 'node:path';
import type { Carrier, HistoryEntry, PublishedGrant, PublishedGrantsReport, ReviewItem } from '../contract.js';
import { allCommands } from '../help.fixture.js';
import { GROUPS } from '../operations/all-operations.js';
import { MANY_STARTS } from '../platform-process.fixture.js';
import { EXAMPLE_REGISTER, realPlatform } from './real-platform.fixture.js';

const lotsenbuch = realPlatform('none');

interface List<Item> {
  readonly items: readonly Item[];
}
interface Done {
  readonly revision: number;
  readonly logPosition: string;
}

const open = async () => (await lotsenbuch.json<List<ReviewItem & { revision: number }>>('review', 'list')).items;
const openQuestion = async (recipient: string, kind: ReviewItem['kind']) => {
  const found = (await open()).find((item) => item.recipient.includes(recipient) && item.kind === kind);
  if (found === undefined) throw new Error(`nobody asks about ${recipient}`);
  return found;
};
const carriers = async () => (await lotsenbuch.json<List<Carrier>>('carriers', 'list')).items;
const carrierCalled = async (name: string) => {
  const found = (await carriers()).find((carrier) => carrier.name.includes(name));
  if (found === undefined) throw new Error(`there is no carrier ${name}`);
  return found;
};
const records = async (...filter: readonly string[]) =>
  (await lotsenbuch.json<List<PublishedGrant>>('published-grants', ...filter)).items;
const confirmed = async (year: number) =>
  (await lotsenbuch.json<PublishedGrantsReport>('totals', '--year', String(year))).confirmed;
const historyOf = async (kind: 'carrier' | 'published-grant', id: string, ...more: readonly string[]) =>
  (await lotsenbuch.json<List<HistoryEntry>>('history', kind, id, ...more)).items;

beforeAll(async () => {
  for (const year of ['2016', '2019']) {
    await lotsenbuch.json('import', 'register', EXAMPLE_REGISTER, '--year', year);
  }
}, MANY_STARTS);

describe('whether a record belongs to the programme', () => {
  test('included: it counts at once, and nobody asks again', async () => {
    const { id } = await openQuestion('Pfefferwerk', 'inclusion');
    const before = await confirmed(2016);

    const decision = ['review', 'decide', id, '--include', '--reason', 'laterNameOfSameProject'];
    expect(await lotsenbuch.run(decision)).toMatchObject({
      code: 0,
      out: expect.stringMatching(`^Record ${id} is included\\.\nEvent: publishedRegister-2016/\\d+\n$`),
    });

    expect(await confirmed(2016)).toEqual({
      records: before.records + 1,
      sumCents: before.sumCents + 13_400_300,
    });
    expect((await open()).map((item) => item.id)).not.toContain(id);
  });

  test('excluded: it is in no total', async () => {
    const { id } = await openQuestion('Chance', 'inclusion');
    const before = await confirmed(2019);

    await lotsenbuch.json('review', 'decide', id, '--exclude', '--reason', 'resemblanceOnly');

    expect(await confirmed(2019)).toEqual(before);
    expect((await records('--status', 'excluded')).map((record) => record.id)).toEqual([id]);
  });

  test('a reason for the contrary is refused with exit code 3 and the reasons there are', async () => {
    const { id } = await openQuestion('Caritas', 'inclusion');
    const args = ['review', 'decide', id, '--exclude', '--reason', 'laterNameOfSameProject'];
    const { code, err } = await lotsenbuch.run(args);
    expect(code).toBe(3);
    expect(err).toContain('reason: one of otherProgramme, deniedByDepartment, resemblanceOnly; found laterNameOfSa');
  });

  test('on a revision that has passed: exit code 6, the revision it has now, nothing decided', async () => {
    const { id, revision } = await openQuestion('Caritas', 'inclusion');
    const args = ['review', 'decide', id, '--include', '--reason', 'typingErrorInPurpose', '--if-match'];

    const stale = await lotsenbuch.run([...args, String(revision - 1)]);

    expect(stale.code).toBe(6);
    expect(stale.err).toContain(`${id} is at revision ${revision}.`);
    expect((await openQuestion('Caritas', 'inclusion')).revision).toBe(revision);
    expect(await lotsenbuch.run([...args, String(revision)])).toMatchObject({ code: 0, err: '' });
  });
});

describe('which carrier a recipient is', () => {
  test('the candidate: the grants of both count together', async () => {
    const question = await openQuestion('Kiezspinne', 'carrier');
    const candidate = question.candidates?.[0]?.carrierId ?? '';
    const before = await lotsenbuch.json<Carrier>('carriers', 'show', candidate);

    const args = ['--carrier', candidate, '--reason', 'sameOrganisationByName'];
    await lotsenbuch.json('review', 'decide', question.id, ...args);

    const after = await lotsenbuch.json<Carrier>('carriers', 'show', candidate);
    expect(after.sumCents).toBeGreaterThan(before.sumCents);
    expect(after.spellings).toContain(question.recipient);
    expect((await records('--carrier', candidate)).map((record) => record.id)).toContain(question.id);
  });

  test('none of them: a new carrier is there', async () => {
    const { id, recipient } = await openQuestion('vulkan', 'carrier');
    const before = await carriers();

    await lotsenbuch.json('review', 'decide', id, '--new-carrier', '--reason', 'confirmedByCarrier');

    expect(await carriers()).toHaveLength(before.length + 1);
    const { carrier } = (await records('--q', recipient)).find((record) => record.id === id) ?? {};
    expect(carrier?.name).toBe(recipient);
  });

  test('what was decided once is not asked again for the same spelling', async () => {
    expect((await open()).filter(({ kind }) => kind === 'carrier')).toEqual([]);
  });
});

describe('carriers', () => {
  test('merged: the one given up is read as the other, which has the grants of both', async () => {
    const lost = await carrierCalled('Förderverein Trixiewiz');
    const kept = await carrierCalled('Harmonie');

    const args = ['carriers', 'merge', lost.id, '--into', kept.id, '--reason', 'organisationsUnited'];
    expect(await lotsenbuch.run(args)).toMatchObject({
      code: 0,
      out: expect.stringMatching(`^Carrier ${lost.id} is now read as ${kept.id}\\.\nEvent: carrier-${lost.id}/\\d+\n$`),
    });

    const united = await lotsenbuch.json<Carrier>('carriers', 'show', kept.id);
    expect(united.sumCents).toBe(kept.sumCents + lost.sumCents);
    expect(await lotsenbuch.json<Carrier>('carriers', 'show', lost.id)).toMatchObject({ mergedInto: kept.id });
    const owners = (await records('--carrier', kept.id)).map(({ carrier }) => carrier?.id);
    expect(owners).toEqual(Array.from({ length: united.records }, () => kept.id));
  });

  test('renamed: the new name from its day on, in both languages of the history', async () => {
    const { id, name } = await carrierCalled('Zusammenleben');

    const day = ['--effective-on', '2016-07-01', '--reason', 'organisationRenamed'];
    await lotsenbuch.json('carriers', 'rename', id, '--name', 'GIZ gGmbH', ...day);

    const { names } = await lotsenbuch.json<Carrier>('carriers', 'show', id);
    expect(names).toEqual([
      { name, from: '' },
      { name: 'GIZ gGmbH', from: '2016-07-01' },
    ]);
    const english = await lotsenbuch.run(['history', 'carrier', id]);
    expect(english.out).toMatch(/officer, counts from 2016-07-01\n {2}Renamed\n/);
    expect(english.out).toContain(`Name: ${name} → GIZ gGmbH\n    Reason: The organisation changed its name\n`);
    const german = await lotsenbuch.run(['history', 'carrier', id, '--lang', 'de']);
    expect(german.out).toMatch(/officer, gilt ab 2016-07-01\n {2}Umbenannt\n/);
    expect(german.out).toContain(`Name: ${name} → GIZ gGmbH\n    Grund: Die Organisation hat ihren Namen geändert\n`);
  });

  test(
    'a repeated key renames once; for another name it is refused with exit code 3',
    async () => {
      const { id } = await carrierCalled('Volkssolidarität');
      const rename = (name: string) =>
        ['carriers', 'rename', id, '--name', name, '--effective-on', '2020-01-01', '--reason', 'nameMisspelled'].concat(
          '--idempotency-key',
          'lotse-rename',
        );
      const first = await lotsenbuch.json<Done>(...rename('Volkssolidarität Berlin'));
      const events = (await historyOf('carrier', id)).length;

      await lotsenbuch.killAndStartAgain();

      expect(await lotsenbuch.json<Done>(...rename('Volkssolidarität Berlin'))).toEqual(first);
      const reused = await lotsenbuch.run([...rename('Volkssolidarität'), '--json']);
      expect(reused.code).toBe(3);
      expect(JSON.parse(reused.out)).toMatchObject({
        error: { exitCode: 3, problem: { type: 'urn:lotsenbuch:problem:idempotency-key-reused', status: 422 } },
      });
      expect(await historyOf('carrier', id)).toHaveLength(events);
    },
    MANY_STARTS,
  );
});

describe('the history of a record', () => {
  test('begins with the line of the file it rests on, and tells the decision with its reason', async () => {
    const [record] = await records('--q', 'Kiezmütter für Mitte', '--year', '2016');
    const id = record?.id ?? '';
    const entries = await historyOf('published-grant', id);
    expect(entries[0]).toMatchObject({ type: 'PublishedGrantRecorded', source: { sheet: '2016', row: 121 } });
    expect(entries.at(-1)).toMatchObject({
      type: 'PublishedGrantReviewed',
      actor: 'officer',
      reason: 'The same project later carries the name of the programme',
    });
    const { out } = await lotsenbuch.run(['history', 'published-grant', id]);
    expect(out).toContain('sheet "2016", row 121\n');
  });

  test('as it was known at the end of a day', async () => {
    const [{ id } = { id: '' }] = await records('--year', '2016');
    const all = await historyOf('published-grant', id);
    expect(await historyOf('published-grant', id, '--recorded-by', '2013-12-31')).toEqual([]);
    // What a checkpoint covers by now is told of now alone.
    const known = all.map(({ treeIndex: _, ...entry }: HistoryEntry & { readonly treeIndex?: number }) => entry);
    expect(await historyOf('published-grant', id, '--recorded-by', '2999-12-31')).toEqual(known);
    const { code, out } = await lotsenbuch.run(['history', 'published-grant', id, '--recorded-by', '2013-12-31']);
    expect({ code, out }).toEqual({
      code: 0,
      out: `Nothing was recorded about published-grant ${id} by the end of 2013-12-31.\n`,
    });
  });
});

/** What is a row of a table is printed by the same code for all. */
const OF_TABLES = new Set(
  GROUPS.flatMap(({ name, operations }) => operations.map((each) => `${name} ${each.name}`.trim())),
);
/** Needs a platform that is stopped, files of the caller, or things that the registers do not make. */
const RUN_ELSEWHERE =
  /^(restore|grant document|history (?!carrier$|published-grant$|stream$).*|ledger (fork|rotate-key|compare|check-stream-proof)|receipt check|witness)$/;

test(
  'with --json, standard output of every command is one JSON document on one line',
  async () => {
    const [carrier, other, third] = (await carriers()).filter(({ mergedInto }) => mergedInto === undefined);
    const [{ id: record } = { id: '' }] = await records('--q', 'Kiezmütter für Mitte', '--year', '2016');
    const [one = '', two = '', three = ''] = [carrier?.id, other?.id, third?.id];
    const options: Readonly<Record<string, readonly string[]>> = {
      'import register': [EXAMPLE_REGISTER, '--year', '2016'],
      'review list': [],
      'review decide': [record, '--exclude', '--reason', 'otherProgramme'],
      'published-grants': [],
      totals: ['--year', '2016'],
      'carriers list': [],
      'carriers show': [one],
      'carriers merge': [two, '--into', three, '--reason', 'organisationsUnited'],
      'carriers rename': [one, '--name', 'X', '--effective-on', '2020-01-01', '--reason', 'nameMisspelled'],
      'history carrier': [one],
      'history published-grant': [record],
      'history stream': ['publishedRegister-2016'],
      'ledger status': [],
      'ledger checkpoint': [],
      'ledger key': [],
      'ledger verify': [],
      'ledger stream-proof': ['publishedRegister-2016', '--now', '--out', join(lotsenbuch.dataDir, 'stream-proof')],
      'receipt fetch': ['publishedRegister-2016/0', '--out', join(lotsenbuch.dataDir, 'proof')],
      reasons: [],
      status: [],
      session: [],
      backup: [],
    };
    const byHand = (await allCommands()).filter((command) => !OF_TABLES.has(command) && !RUN_ELSEWHERE.test(command));
    expect(Object.keys(options).sort()).toEqual(byHand.sort());
    for (const [command, rest] of Object.entries(options)) {
      const { code, out } = await lotsenbuch.run([...command.split(' '), ...rest, '--json']);
      expect({ command, code, lines: out.split('\n').length }).toEqual({ command, code: 0, lines: 2 });
      expect(JSON.parse(out)).toEqual(expect.any(Object));
    }
  },
  MANY_STARTS,
);
