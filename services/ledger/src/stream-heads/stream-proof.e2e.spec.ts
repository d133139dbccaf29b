import { setImmediate } from 'node:timers/promises';
import { startLedger, TRUSTED } from '../ledger.fixture.js';
import { parseStreamProof } from './parse-stream-proof.js';
import type { StreamHeadsAnswer } from './stream-heads-answer.js';
import { verifyStreamProof } from './verify-stream-proof.js';

const happening = (stream: string) => ({ stream, type: 'SomethingHappened', data: {} });
const HAPPENINGS = ['grant-1', 'grant-10', 'grant-1', 'carrier-5', 'grant-1'].map(happening);

let application: Awaited<ReturnType<typeof startLedger>>;
beforeEach(async () => {
  application = await startLedger(HAPPENINGS);
});
afterEach(() => application.close());

const ask = (query: string, who: string | undefined = 'auditor') =>
  application.client(who).get(`/v1/ledger/stream-proof${query}`);

const shown = async (stream: string) => {
  const { status, text } = await ask(`?stream=${stream}`);
  expect(status).toBe(200);
  const { lastRevision, checkpoint } = verifyStreamProof(parseStreamProof(text), stream, TRUSTED);
  return { lastRevision, size: checkpoint.size };
};

const cutNow = (who = 'auditor') => application.client(who).post<StreamHeadsAnswer>('/v1/ledger/stream-heads');

describe('the proof of a stream', () => {
  test('shows which events it had at the first checkpoint, or that there was no such stream', async () => {
    await application.cover();
    expect(await shown('grant-1')).toEqual({ lastRevision: 2, size: 5 });
    expect(await shown('grant-10')).toEqual({ lastRevision: 0, size: 5 });
    expect(await shown('grant-100')).toEqual({ size: 5 });
    expect(await shown('aaa-1')).toEqual({ size: 5 });
  });

  test('shows later events once the streams are cut again: on demand, or by the first checkpoint of a day', async () => {
    await application.cover();
    await application.record([happening('grant-1')]);
    await application.cover();
    expect(await shown('grant-1')).toEqual({ lastRevision: 2, size: 5 });

    const { status, body } = await untilCut(cutNow());
    expect(status).toBe(201);
    expect(body).toMatchObject({ size: 6, count: 3 });
    expect(body.checkpoint).toContain(`stream-heads 3 ${body.root}\n`);
    expect(await shown('grant-1')).toEqual({ lastRevision: 3, size: 6 });

    await application.record([{ ...happening('grant-1'), at: '2026-01-02T00:00:00.000Z' }]);
    await application.cover();
    expect(await shown('grant-1')).toEqual({ lastRevision: 4, size: 7 });
  });

  test('comes once a checkpoint has cut the streams: until then 409', async () => {
    const { status, headers, body } = await ask('?stream=grant-1');
    expect([status, headers.get('retry-after'), body]).toEqual([
      409,
      '1',
      expect.objectContaining({ type: 'urn:lotsenbuch:problem:not-covered-yet' }),
    ]);
  });

  test('needs the role auditor, and so does the cut', async () => {
    await application.cover();
    expect((await ask('?stream=grant-1', 'officer')).status).toBe(403);
    expect((await ask('?stream=grant-1', 'operator')).status).toBe(403);
    expect((await application.client().get('/v1/ledger/stream-proof?stream=grant-1')).status).toBe(401);
    expect((await cutNow('officer')).status).toBe(403);
    expect((await application.client().post('/v1/ledger/stream-heads')).status).toBe(401);
  });

  test.each(['', '?stream=', '?stream=grant', '?stream=$all', '?stream=grant-1/0', '?stream=grant-1&stream=grant-2'])(
    '%s names no stream: 400 with the field',
    async (query) => {
      const { status, body } = await ask(query);
      expect([status, body]).toMatchObject([400, { errors: [{ field: 'stream' }] }]);
    },
  );

  test('is not given out from a cut that was changed', async () => {
    await application.cover();
    const { files } = application.parts().ledger;
    await files.disk.write(
      `${files.streamHeadsFolder(5)}/tile/entries/000.p/3`,
      Buffer.concat(
        ['carrier-5 0', 'grant-1 1', 'grant-10 0'].flatMap((line) => [
          Buffer.from([0, line.length]),
          Buffer.from(line),
        ]),
      ),
    );
    expect(await ask('?stream=grant-1')).toMatchObject({
      status: 500,
      body: { type: 'urn:lotsenbuch:problem:ledger-damaged' },
    });
  });
});

describe('the cut on demand', () => {
  test('is refused while the ledger is still checking, and once it has stopped', async () => {
    expect(await cutNow()).toMatchObject({ status: 503, body: { type: 'urn:lotsenbuch:problem:ledger-stopped' } });

    await application.cover();
    const { files, integrator } = application.parts().ledger;
    files.disk.remove(`${files.places.ledgerDir}/tile/0`);
    files.disk.remove(`${files.places.checkpointDir}/head.json`);
    await application.cover();
    expect(integrator.status().state).toBe('stopped');
    expect((await cutNow()).status).toBe(503);
  });
});

/** The test says when the integrator looks; by then the request has to have reached it. */
async function untilCut<Answer>(cutting: Promise<Answer>): Promise<Answer> {
  let isOver = false;
  void cutting.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await application.cover();
    await setImmediate();
  }
  return cutting;
}
