import {
  cosignedAt,
  fileWitnessState,
  formatAddCheckpoint,
  formatNote,
  openNote,
  parseNote,
  parseSignatureLines,
  type WitnessState,
  witnessServer,
} from '../index.js';
import { reasonOf } from '../note/refusal.fixture.js';
import {
  forked,
  handlerOf,
  inFolder,
  key,
  log,
  now,
  post,
  running,
  SmallLog,
  served,
  status,
} from './running-witness.fixture.js';

describe('200: what follows is cosigned', () => {
  test('the first checkpoint, a larger one, and the same again', () =>
    running(async (url, state) => {
      for (const [from, to] of [
        [0, 3],
        [3, 7],
        [7, 7],
        [7, 200],
      ] as const) {
        const answer = await post(url, await log.request(from, to));
        expect(answer.status).toBe(200);
        const note = formatNote({
          text: parseNote(log.checkpoint(to)).text,
          signatures: parseSignatureLines(answer.body),
        });
        expect(openNote(note, [key.verifierKey]).verified.map(cosignedAt)).toEqual([1_700_000_000]);
        expect(await state.latest('log.example/1')).toMatchObject({ size: to, root: log.root(to) });
      }
    }));

  test('an empty log, and what grows from it', () =>
    running(async (url) => {
      expect(await status(url, await log.request(0, 0))).toBe(200);
      expect(await status(url, await log.request(0, 5))).toBe(200);
    }));

  test('signatures of strangers beside that of the log are ignored', () =>
    running(async (url) => {
      const note = log.checkpoint(3) + new SmallLog('log.example/1').checkpoint(3).split('\n\n')[1];
      expect(await status(url, formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: note }))).toBe(200);
    }));

  test('the state is replaced before the answer is given', async () => {
    const order: string[] = [];
    const state: WitnessState = {
      latest: async () => undefined,
      replace: async () => {
        await new Promise((later) => setTimeout(later, 20));
        order.push('replaced');
      },
    };
    await served(handlerOf(state), async (url) => {
      await post(url, await log.request(0, 3));
      order.push('answered');
    });
    expect(order).toEqual(['replaced', 'answered']);
  });
});

describe('400: what is not a request', () => {
  const body = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: log.checkpoint(3) });

  test.each([
    ['nothing', ''],
    ['no old size', body.slice(body.indexOf('\n') + 1)],
    ['CRLF', body.replaceAll('\n', '\r\n')],
    ['no newline at the end', body.slice(0, -1)],
    ['bytes at the end', `${body}x`],
    ['a checkpoint without signature', body.slice(0, body.indexOf('—'))],
    ['a note that is no checkpoint', body.replace('\n3\n', '\nthree\n')],
    ['64 hashes', body.replace('old 0\n', `old 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}`)],
  ])('%s', (_, changed) =>
    running(async (url) => {
      expect(await status(url, changed)).toBe(400);
    }),
  );

  test('what is not UTF-8', () =>
    running(async (url) => {
      expect((await post(url, Uint8Array.from([...Buffer.from(body), 0xff, 0x0a]))).status).toBe(400);
    }));

  test('an old size above that of the checkpoint', () =>
    running(async (url) => {
      expect(await status(url, formatAddCheckpoint({ oldSize: 4, proof: [], checkpoint: log.checkpoint(3) }))).toBe(
        400,
      );
    }));
});

describe('403 and 404: whom it does not know', () => {
  test('another key under the name of the log', () =>
    running(async (url, state) => {
      expect(await status(url, await new SmallLog('log.example/1').request(0, 3))).toBe(403);
      expect(await state.latest('log.example/1')).toBeUndefined();
    }));

  test('a signature over another text', () =>
    running(async (url) => {
      expect(await status(url, (await log.request(0, 3)).replace('\n3\n', '\n4\n'))).toBe(403);
    }));

  test('another origin under the key of the log', () =>
    running(async (url) => {
      const note = log.checkpoint(3, { origin: 'log.example/2' });
      expect(await status(url, formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: note }))).toBe(404);
    }));

  test('another address or method', () =>
    running(async (url) => {
      for (const path of ['/', '/add-checkpoint/', '/add-checkpoint?a', '//add-checkpoint', '/add-tree-head']) {
        expect((await fetch(url + path, { method: 'POST', body: await log.request(0, 3) })).status).toBe(404);
      }
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const response = await fetch(`${url}/add-checkpoint`, { method });
        expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      }
    }));
});

describe('409: what it has seen differently', () => {
  test('another old size than it cosigned: it says which, in its own media type', () =>
    running(async (url, state) => {
      expect(await post(url, formatAddCheckpoint({ oldSize: 2, proof: [], checkpoint: log.checkpoint(3) }))).toEqual({
        status: 409,
        type: 'text/x.tlog.size',
        body: '0\n',
      });
      await post(url, await log.request(0, 7));
      for (const from of [0, 3, 8]) {
        expect(await post(url, await log.request(from, 9))).toEqual({
          status: 409,
          type: 'text/x.tlog.size',
          body: '7\n',
        });
      }
      expect(await state.latest('log.example/1')).toMatchObject({ size: 7 });
    }));

  test('a smaller tree than it cosigned', () =>
    running(async (url) => {
      await post(url, await log.request(0, 7));
      expect(await post(url, await log.request(3, 5))).toMatchObject({ status: 409, body: '7\n' });
    }));

  test('another root for the size it cosigned', () =>
    running(async (url, state) => {
      await post(url, await log.request(0, 7));
      const answer = await post(url, await forked.request(7, 7));
      expect([answer.status, answer.type]).toEqual([409, 'text/plain; charset=utf-8']);
      expect(await state.latest('log.example/1')).toMatchObject({ size: 7, root: log.root(7) });
    }));
});

describe('422: what does not follow', () => {
  test('a forked log, a wrong proof, no proof, a proof too long', () =>
    running(async (url, state) => {
      await post(url, await log.request(0, 7));
      const proof = await log.proof(7, 9);
      const ask = (changed: typeof proof, checkpoint = log.checkpoint(9)) =>
        status(url, formatAddCheckpoint({ oldSize: 7, proof: changed, checkpoint }));
      expect(await ask(await forked.proof(7, 9), forked.checkpoint(9))).toBe(422);
      expect(await ask([...proof].reverse())).toBe(422);
      expect(await ask([])).toBe(422);
      expect(await ask([...proof, new Uint8Array(32)])).toBe(422);
      expect(await ask([new Uint8Array(32)], log.checkpoint(7))).toBe(422);
      expect(await state.latest('log.example/1')).toMatchObject({ size: 7, root: log.root(7) });
      expect(await ask(proof)).toBe(200);
    }));

  test('a proof from nothing', () =>
    running(async (url) => {
      const body = formatAddCheckpoint({ oldSize: 0, proof: [new Uint8Array(32)], checkpoint: log.checkpoint(3) });
      expect(await status(url, body)).toBe(422);
    }));
});

test('413: a body above 256 KiB is refused, whether or not it says how large it is', () =>
  running(async (url) => {
    expect((await post(url, 'x'.repeat(300_000))).status).toBe(413);
    const chunks = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 40; n += 1) controller.enqueue(new Uint8Array(10_000));
        controller.close();
      },
    });
    const init = { method: 'POST', body: chunks, duplex: 'half' } as RequestInit;
    expect((await fetch(`${url}/add-checkpoint`, init)).status).toBe(413);
    expect(await status(url, await log.request(0, 3))).toBe(200);
  }));

test('a witness has a key for cosignatures', () => {
  expect(reasonOf(() => witnessServer({ key: log.key, logs: [], state: fileWitnessState('.'), now }))).toBe(
    'wrong-algorithm',
  );
});

test('whoever runs it hears of every decision, with the log and the size where a log that it watches signed', () =>
  inFolder(async (folder) => {
    const decisions: unknown[] = [];
    const handler = witnessServer({
      key,
      logs: [log.key.verifierKey],
      state: fileWitnessState(folder),
      now,
      onDecision: (decision) => decisions.push(decision),
    });
    await served(handler, async (url) => {
      expect(await status(url, await log.request(0, 3))).toBe(200);
      expect(await status(url, await log.request(0, 5))).toBe(409);
      expect(await status(url, 'nothing')).toBe(400);
    });
    const about = { origin: 'log.example/1' };
    expect(decisions).toEqual([
      { status: 200, ...about, size: 3 },
      { status: 409, ...about, size: 5, refusal: '3' },
      { status: 400, refusal: expect.any(String) },
    ]);
  }));
