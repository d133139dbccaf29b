import type { RequestListener } from 'node:http';
import {
  askForCosignature,
  cosign,
  cosignedAt,
  fileWitnessState,
  formatSignatureLines,
  generateSignerKey,
  type Hash,
  type NoteSignature,
  parseAddCheckpoint,
  parseNote,
  witnessServer,
} from '../index.js';
import { inFolder, SmallLog, served } from './running-witness.fixture.js';

const key = generateSignerKey('witness.example/1', 'cosignature/v1');
const log = new SmallLog('log.example/1');
const text = parseNote(log.checkpoint(9)).text;
const cosignature = cosign(text, key, 5);
const signal = new AbortController().signal;

/** Asks about size 9, and keeps from which sizes a proof was asked for. */
const ask = async (url: string, oldSize: number, proofs: number[] = [], size = 9) =>
  askForCosignature(
    { key: key.verifierKey, url },
    log.checkpoint(size),
    oldSize,
    (from): Promise<readonly Hash[]> => {
      proofs.push(from);
      return log.proof(from, size);
    },
    { signal },
  );

const answering =
  (status: number, body: string | Buffer, type = 'text/plain'): RequestListener =>
  (request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(status, { 'content-type': type }).end(body));
  };
const asked = (handler: RequestListener, oldSize = 0) => served(handler, (url) => ask(url, oldSize));
const lines = (...signatures: NoteSignature[]) => formatSignatureLines(signatures);

describe('a real witness', () => {
  const withWitness = (act: (url: string) => Promise<void>) =>
    inFolder((folder) => {
      const state = fileWitnessState(folder);
      const logs = [log.key.verifierKey];
      return served(witnessServer({ key, logs, state, now: () => new Date(5000) }), act);
    });

  test('cosigns at the size it knows, at a size it must name, and the same again', () =>
    withWitness(async (url) => {
      const proofs: number[] = [];
      expect((await ask(url, 0, proofs, 3)).map(cosignedAt)).toEqual([5]);
      expect((await ask(url, 3, proofs, 5)).map(cosignedAt)).toEqual([5]);
      expect((await ask(`${url}/`, 0, proofs, 7)).map(cosignedAt)).toEqual([5]);
      expect((await ask(url, 4, proofs, 9)).map(cosignedAt)).toEqual([5]);
      expect((await ask(url, 0, proofs, 9)).map(cosignedAt)).toEqual([5]);
      expect(proofs).toEqual([3, 5, 4, 7]);
    }));

  test('that is ahead of us says that we are the older copy', () =>
    withWitness(async (url) => {
      await ask(url, 0, [], 9);
      await expect(ask(url, 0, [], 7)).rejects.toMatchObject({
        name: 'WitnessRefused',
        reason: 'witness-ahead',
        status: 409,
      });
    }));

  test('that cosigned another history says so', () =>
    withWitness(async (url) => {
      const forked = new SmallLog('log.example/1', log.key, 'forked ');
      const askForked = (size: number, oldSize: number) =>
        askForCosignature(
          { key: key.verifierKey, url },
          forked.checkpoint(size),
          oldSize,
          (from) => forked.proof(from, size),
          {
            signal,
          },
        );
      await ask(url, 0, [], 7);
      await expect(askForked(7, 7)).rejects.toMatchObject({ reason: 'other-history', status: 409 });
      await expect(askForked(9, 0)).rejects.toMatchObject({ reason: 'other-history', status: 422 });
    }));

  test('that does not know the log says so', () =>
    withWitness(async (url) => {
      const stranger = new SmallLog('log.example/2').checkpoint(3);
      const witness = { key: key.verifierKey, url };
      await expect(askForCosignature(witness, stranger, 0, async () => [], { signal })).rejects.toMatchObject({
        reason: 'log-unknown',
        status: 404,
      });
      await expect(ask(`${url}/elsewhere`, 0)).rejects.toMatchObject({ reason: 'log-unknown', status: 404 });
    }));
});

describe('the answer of a witness', () => {
  test('with cosignatures of unknown keys beside that of the witness: those are left out', async () => {
    const stranger = cosign(text, generateSignerKey('witness.example/1', 'cosignature/v1'), 5);
    expect(await asked(answering(200, lines(stranger, cosignature, stranger)))).toEqual([cosignature]);
  });

  test('with cosignatures of unknown keys only is refused', async () => {
    const stranger = cosign(text, generateSignerKey('witness.example/2', 'cosignature/v1'), 5);
    await expect(asked(answering(200, lines(stranger)))).rejects.toMatchObject({ reason: 'no-known-signature' });
  });

  test('with a bad cosignature of the witness is refused, also beside a good one', async () => {
    const ofAnother = cosign(parseNote(log.checkpoint(8)).text, key, 5);
    await expect(asked(answering(200, lines(ofAnother)))).rejects.toMatchObject({ reason: 'bad-signature' });
    await expect(asked(answering(200, lines(cosignature, ofAnother)))).rejects.toMatchObject({
      reason: 'bad-signature',
    });
  });

  test.each([
    ['nothing', ''],
    ['no newline at the end', lines(cosignature).slice(0, -1)],
    ['an empty line', `${lines(cosignature)}\n`],
    ['CRLF', lines(cosignature).replace('\n', '\r\n')],
    ['a page', '<html></html>\n'],
  ])('with %s is refused', async (_, body) => {
    await expect(asked(answering(200, body))).rejects.toMatchObject({ reason: 'malformed-signature' });
  });

  test.each([
    ['too large', Buffer.alloc(300_000, 'x')],
    ['not UTF-8', Buffer.of(0xff, 0x0a)],
  ])('that is %s is refused', async (_, body) => {
    await expect(asked(answering(200, body))).rejects.toMatchObject({ reason: 'malformed-answer' });
  });

  test.each(['5', '05\n', '+5\n', '5\n\n', '', 'five\n', '9007199254740992\n'])(
    '409 with the size %j is refused',
    async (body) => {
      await expect(asked(answering(409, body, 'text/x.tlog.size'))).rejects.toMatchObject({
        reason: 'malformed-answer',
      });
    },
  );

  test('409 with the size that we gave is not asked again', async () => {
    let requests = 0;
    const handler: RequestListener = (request, response) => {
      requests += 1;
      answering(409, '3\n', 'text/x.tlog.size')(request, response);
    };
    await expect(asked(handler, 3)).rejects.toMatchObject({ reason: 'other-history' });
    expect(requests).toBe(1);
  });

  test('409 with ever other sizes is asked once more and no oftener', async () => {
    const sizes: number[] = [];
    const handler: RequestListener = async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { oldSize } = parseAddCheckpoint(Buffer.concat(chunks).toString());
      sizes.push(oldSize);
      response.writeHead(409, { 'content-type': 'text/x.tlog.size; charset=us-ascii' }).end(`${oldSize + 1}\n`);
    };
    await expect(asked(handler)).rejects.toMatchObject({ reason: 'other-history', status: 409 });
    expect(sizes).toEqual([0, 1]);
  });

  test('any other status is refused, and no redirect is followed', async () => {
    await expect(asked(answering(503, 'later'))).rejects.toMatchObject({ reason: 'not-served', status: 503 });
    const redirect: RequestListener = (_, response) => response.writeHead(307, { location: '/' }).end();
    await expect(asked(redirect)).rejects.toThrow('fetch failed');
  });

  test('that never comes ends with the signal', async () => {
    const controller = new AbortController();
    const silent: RequestListener = () => controller.abort(new Error('waited long enough'));
    await served(silent, async (url) => {
      const witness = { key: key.verifierKey, url };
      const options = { signal: controller.signal };
      await expect(askForCosignature(witness, log.checkpoint(9), 0, async () => [], options)).rejects.toThrow(
        'long enough',
      );
    });
  });
});
