import { berlinDayOf } from '@lotsenbuch/kernel';
import { GrowingTree, leafHash, parseVerifierKey, shortForm, verifyProof } from '@lotsenbuch/transparency-log';
import { BudgetYear } from '../budget-year.fixture.js';
import { LedgerReader } from '../ledger-reader.fixture.js';
import { PlatformUnderTest } from '../platform.fixture.js';

interface Ledger {
  readonly state: string;
  readonly size: number;
  readonly uncovered: number;
  readonly checkpointLine: string;
  readonly verifierKey: string;
  readonly shortForm: string;
}

interface History {
  readonly items: readonly { readonly type: string; readonly treeIndex?: number }[];
}

const TODAY = berlinDayOf(new Date().toISOString());
const YEAR = Number(TODAY.slice(0, 4)) + 1;

let app: PlatformUnderTest;
let year: BudgetYear;
let reader: LedgerReader;
beforeAll(async () => {
  app = await PlatformUnderTest.start();
  const place = {
    client: (identity?: string) => app.client(identity),
    clientOf: (token: string) => app.application.clientOf(token),
    settled: () => app.settled(),
  };
  year = await BudgetYear.open(place, YEAR, TODAY, 60_000_000);
  const { verifierKey } = (await app.client().get<Ledger>('/v1/ledger')).body;
  reader = new LedgerReader(app.application.url, app.application.token('auditor'), verifierKey);
});
afterAll(() => app[Symbol.asyncDispose]());

/** Decides a grant; the name of the event of the decision. */
const decide = async (): Promise<string> => {
  const grant = await year.apply(`${YEAR}-03-01`, `${YEAR + 1}-01-01`);
  await year.prepare(grant);
  const { event } = await year.approve(grant, 6_000_000);
  if (event === undefined) throw new Error('the answer names no event');
  return event;
};

test('the first event of a new store is that its log was begun, under the key that signs', async () => {
  const { verifierKey, shortForm: digits } = await app.covered();
  const [first] = await reader.entries();
  expect(JSON.parse(Buffer.from(first ?? []).toString())).toMatchObject({
    stream: `ledger-${app.eventStore.storeId}`,
    revision: 0,
    type: 'LedgerStarted',
    actor: 'process:ledger',
    data: { origin: `lotsenbuch.local/${app.eventStore.storeId}`, verifierKey },
  });
  expect(digits).toBe(shortForm(parseVerifierKey(verifierKey)));
});

test('a decision is covered by itself; its proof names the very event, and holds by the key alone', async () => {
  const event = await decide();
  const { body: ledger } = await app.client().get<Ledger>('/v1/ledger');
  expect(ledger.state).toBe('running');
  // Nobody has to ask for it: within the interval it is signed.
  while ((await app.client().get<Ledger>('/v1/ledger')).body.uncovered > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const proof = await reader.proof(event);
  const { entry, index, checkpoint } = await reader.proven(proof);
  const { stream, revision, actor } = JSON.parse(Buffer.from(entry).toString());
  expect(`${stream}/${revision}`).toBe(event);
  expect(actor).toBe('approver:local');
  const { checkpointLine } = (await app.client().get<Ledger>('/v1/ledger')).body;
  expect(checkpointLine).toBe(
    `${checkpoint.origin} ${checkpoint.size} ${Buffer.from(checkpoint.root).toString('base64')}`,
  );
  const changed = Buffer.from(entry).toString().replace('6000000', '6000001');
  expect(changed).not.toBe(Buffer.from(entry).toString());
  expect(() => verifyProof(proof, leafHash(changed), reader.trusted)).toThrow();

  const grant = stream.slice('grant-'.length);
  const { body } = await app.client('auditor').get<History>(`/v1/grants/${grant}/history?limit=200`);
  expect(body.items.filter(({ treeIndex }) => treeIndex === undefined)).toEqual([]);
  expect(body.items.find(({ treeIndex }) => treeIndex === index)?.type).toBe('GrantDecisionTaken');
});

test('the published entries are the events of the store, in their order, and lead to the signed root', async () => {
  await app.covered();
  const tree = GrowingTree.empty();
  const entries = (await reader.entries()).map((entry) => Buffer.from(entry).toString());
  for (const entry of entries) tree.append(entry);
  const { size, root } = await reader.checkpoint();
  expect(tree.size).toBe(size);
  expect(tree.root()).toEqual(root);
  const stored: string[] = [];
  for await (const page of app.eventStore.readStored()) stored.push(...page.map(([, , , , canonical]) => canonical));
  expect(entries).toEqual(stored);
});

test('after a restart it goes on with the same key: what was proved still holds, and new decisions are covered', async () => {
  const before = await decide();
  const { verifierKey, size } = await app.covered();
  const proof = await reader.proof(before);
  const kept = await reader.proven(proof);
  await app.restart();
  reader = new LedgerReader(app.application.url, app.application.token('auditor'), verifierKey);
  const registered = await app
    .client('officer')
    .post<{ readonly event: string }>('/v1/carriers', { name: 'Kiezlicht e. V.' });
  const after = registered.body.event;
  const covered = await app.covered();
  expect(covered).toMatchObject({ state: 'running', verifierKey, forks: [] });
  expect(covered.size).toBeGreaterThan(size);
  expect(verifyProof(proof, leafHash(kept.entry), reader.trusted)).toEqual(kept.checkpoint);
  for (const event of [before, after]) {
    const { entry } = await reader.proven(await reader.proof(event));
    const { stream, revision } = JSON.parse(Buffer.from(entry).toString());
    expect(`${stream}/${revision}`).toBe(event);
  }
});
