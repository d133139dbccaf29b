import { formatVerifierKey, parseCheckpointLine } from '@lotsenbuch/transparency-log';
import Database from 'better-sqlite3';
import { SIGNER, startLedger } from '../ledger.fixture.js';
import type { LedgerStatusAnswer } from './ledger-status-answer.js';

const HAPPENINGS = [0, 1, 2].map((number) => ({ stream: 'grant-1', type: 'SomethingHappened', data: { number } }));

let application: Awaited<ReturnType<typeof startLedger>>;
beforeEach(async () => {
  application = await startLedger(HAPPENINGS);
});
afterEach(() => application.close());

const status = async (who?: string) => {
  const { headers, body } = await application.client(who).get<LedgerStatusAnswer>('/v1/ledger');
  expect(headers.get('cache-control')).toBe('no-store');
  return body;
};

describe('the state of the ledger', () => {
  test('tells everybody what is covered, the line to keep, and whose key signs', async () => {
    expect(await status()).toMatchObject({ state: 'checking', size: 0, checkpointLine: '', forks: [] });
    await application.cover();
    const { checkpointLine, ...covered } = await status();
    expect(covered).toMatchObject({
      state: 'running',
      size: 3,
      origin: 'test.local/ledger',
      verifierKey: formatVerifierKey(SIGNER.verifierKey),
      shortForm: expect.stringMatching(/^(\d{5} ){5}\d{5}$/),
      logPosition: expect.stringMatching(/^[0-9a-f]{12}-0{19}3$/),
      cosignatures: { policy: false, quorumMet: false, by: [], missing: [] },
    });
    expect(covered).not.toHaveProperty('finding');
    expect(covered).not.toHaveProperty('ordinal');
    const { size, root } = parseCheckpointLine(checkpointLine);
    expect([size, Buffer.from(root).toString('base64')]).toEqual([3, covered.root]);
  });

  test('tells everybody that and where something is wrong, and auditors alone which events it is about', async () => {
    await application.cover();
    const database = new Database(`${application.dataDir}/events.db`);
    database.exec(`UPDATE event SET envelope = replace(envelope, '"number":1}', '"number":9}')`);
    database.close();
    // One entry bundle after another is held against the store.
    for (let ticks = 0; ticks < 3; ticks += 1) await application.cover();

    const forAuditors = await status('auditor');
    expect(forAuditors).toMatchObject({
      state: 'stopped',
      finding: { kind: 'eventChanged', index: 1, was: { stream: 'grant-1', revision: 1 }, is: { stream: 'grant-1' } },
    });
    expect(forAuditors.finding?.de).toContain('grant-1/1');
    for (const who of [undefined, 'officer']) {
      const { state, finding } = await status(who);
      expect([state, finding]).toMatchObject(['stopped', { kind: 'eventChanged', index: 1 }]);
      expect(JSON.stringify(finding)).not.toContain('grant-1');
    }
  });
});
