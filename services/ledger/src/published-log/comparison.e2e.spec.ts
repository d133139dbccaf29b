import { appendKnownKey } from '../keys/known-keys.js';
import { SIGNER, startLedger } from '../ledger.fixture.js';
import type { ComparisonAnswer } from './comparison-answer.js';

const events = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ stream: 'carrier-1', type: 'SomethingHappened', data: { number } }));

/** A ledger whose key is known, with a checkpoint over three events and one over five; `kept` is the line of the first. */
const start = async () => {
  const application = await startLedger(events(3));
  const { checkpointDir } = application.parts().ledger.files.places;
  await appendKnownKey(checkpointDir, { firstSize: 0, verifierKey: SIGNER.verifierKey });
  await application.cover();
  const { checkpointLine: kept } = (await application.client().get<{ checkpointLine: string }>('/v1/ledger')).body;
  await application.record(events(2));
  await application.cover();
  return { application, kept };
};

let application: Awaited<ReturnType<typeof startLedger>>;
let kept: string;
beforeAll(async () => {
  ({ application, kept } = await start());
});
afterAll(() => application.close());

const compare = async (line: string) =>
  application.client().get<ComparisonAnswer>(`/v1/ledger/comparison?line=${encodeURIComponent(line)}`);

describe('a checkpoint that somebody kept', () => {
  test('holds as long as the log goes on from it', async () => {
    const { status, body, headers } = await compare(kept);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({ verdict: 'consistent', size: 3 });
    expect(body.checkpointLine.split(' ')[1]).toBe('5');
  });

  test('is read as mail programs and paper leave it', async () => {
    const broken = `\r\n ${kept.slice(0, -10)}\r\n${kept.slice(-10)} `;
    expect((await compare(broken)).body.verdict).toBe('consistent');
  });

  test('of other events at the same size is told apart, with what is there today', async () => {
    const [origin, size, root = ''] = kept.split(' ');
    const other = `${origin} ${size} ${root.startsWith('A') ? 'B' : 'A'}${root.slice(1)}`;
    expect((await compare(other)).body).toMatchObject({ verdict: 'forked', rootToday: root });
  });

  test.each([
    ['tooNew', (line: string) => line.replace(' 3 ', ' 6 ')],
    ['otherLog', (line: string) => `another/${line}`],
    ['unreadable', () => 'vom letzten Jahr'],
    ['unreadable', () => ' '],
  ] as const)('is %s where it is none of this log of today', async (verdict, changed) => {
    expect((await compare(changed(kept))).body.verdict).toBe(verdict);
  });

  test('needs a line that is one', async () => {
    expect((await compare('x'.repeat(1001))).status).toBe(400);
    expect((await application.client().get('/v1/ledger/comparison')).status).toBe(400);
  });
});
