import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import {
  cosignedAt,
  fileWitnessState,
  formatAddCheckpoint,
  formatNote,
  generateSignerKey,
  openNote,
  parseNote,
  parseSignatureLines,
  type WitnessState,
  witnessServer,
} from '../index.js';
import { reasonOf } from '../note/refusal.fixture.js';
import { inFolder, SmallLog, served } from './running-witness.fixture.js';

const key = generateSignerKey('witness.example/1', 'cosignature/v1');
const log = new SmallLog('log.example/1');
const forked = new SmallLog('log.example/1', log.key, 'forked ');
const now = () => new Date(1_700_000_000_999);

const post = async (url: string, body: string | Uint8Array<ArrayBuffer>) => {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

const failures: string[] = [];
const handlerOf = (state: WitnessState) =>
  witnessServer({ key, logs: [log.key.verifierKey], state, now, onFailure: ({ message }) => failures.push(message) });
const running = (act: (url: string, state: WitnessState, folder: string) => Promise<void>) =>
  inFolder((folder) => {
    const state = fileWitnessState(folder);
    return served(handlerOf(state), (url) => act(url, state, folder));
  });
const status = async (url: string, body: string) => (await post(url, body)).status;

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

describe('many requests at once', () => {
  test('two checkpoints over one old size: one is cosigned, the other is told the new size, and nothing rolls back', () =>
    running(async (url, state) => {
      await post(url, await log.request(0, 1));
      for (let size = 1; size < 100; size += 10) {
        const bodies = await Promise.all([log.request(size, size + 10), log.request(size, size + 5)]);
        const answers = await Promise.all(bodies.map((body) => post(url, body)));
        const cosigned = answers.findIndex((answer) => answer.status === 200);
        expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
        const now = size + (cosigned === 0 ? 10 : 5);
        expect(answers[1 - cosigned]?.body).toBe(`${now}\n`);
        expect(await state.latest('log.example/1')).toMatchObject({ size: now });
        if (now < size + 10) expect(await status(url, await log.request(now, size + 10))).toBe(200);
      }
    }));

  test('of two first checkpoints of a forked log only one is ever cosigned', () =>
    running(async (url) => {
      const answers = await Promise.all([post(url, await log.request(0, 7)), post(url, await forked.request(0, 7))]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    }));

  test('a slow state does not let a second request read the old size', async () => {
    let size = 0;
    const state: WitnessState = {
      latest: async () => {
        const read = size;
        await new Promise((later) => setTimeout(later, 5));
        return { size: read, root: log.root(read) };
      },
      replace: async (_, next) => {
        await new Promise((later) => setTimeout(later, next.size === 3 ? 20 : 1));
        size = next.size;
      },
    };
    await served(handlerOf(state), async (url) => {
      const bodies = await Promise.all([log.request(0, 3), log.request(0, 9)]);
      const answers = await Promise.all(bodies.map((body) => post(url, body)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      expect(size).toBe(answers[0]?.status === 200 ? 3 : 9);
    });
  });
});

describe('the state', () => {
  test('is there after a restart', () =>
    inFolder(async (folder) => {
      const restarted = (act: (url: string) => Promise<void>) => served(handlerOf(fileWitnessState(folder)), act);
      await restarted(async (url) => expect(await status(url, await log.request(0, 7))).toBe(200));
      await restarted(async (url) => {
        expect(await post(url, await forked.request(0, 7))).toMatchObject({ status: 409, body: '7\n' });
        expect(await status(url, await forked.request(7, 7))).toBe(409);
        expect(await status(url, await log.request(7, 9))).toBe(200);
      });
    }));

  test('that is damaged stops the witness from cosigning, and its operator hears which file', () =>
    running(async (url, _, folder) => {
      await post(url, await log.request(0, 7));
      const [name] = await readdir(folder);
      const path = join(folder, name!);
      const content = await readFile(path, 'utf8');
      failures.length = 0;
      await writeFile(path, content.replace('\n7\n', '\n8\n'));
      const answer = await post(url, await log.request(7, 9));
      expect(answer.status).toBe(500);
      expect(answer.body).not.toContain(folder);
      expect(failures).toEqual([expect.stringContaining(path)]);
      await writeFile(path, content);
      expect(await status(url, await log.request(7, 9))).toBe(200);
    }));

  test('is not asked for when a client hangs up half-way, and nobody is told of a failure', async () => {
    failures.length = 0;
    const asked: string[] = [];
    const state: WitnessState = {
      latest: async (origin) => {
        asked.push(origin);
        return undefined;
      },
      replace: async () => {},
    };
    await served(handlerOf(state), async (url) => {
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname);
      socket.write('POST /add-checkpoint HTTP/1.1\r\nhost: witness\r\ncontent-length: 100\r\n\r\nold 0\n', () =>
        socket.destroy(),
      );
      await once(socket, 'close');
      expect(await status(url, await log.request(0, 3))).toBe(200);
    });
    expect([failures, asked]).toEqual([[], ['log.example/1']]);
  });

  test('that cannot be written gives no cosignature', async () => {
    failures.length = 0;
    const state: WitnessState = {
      latest: async () => undefined,
      replace: () => Promise.reject(new Error('disk full')),
    };
    await served(handlerOf(state), async (url) => {
      const answer = await post(url, await log.request(0, 7));
      expect(answer.status).toBe(500);
      expect(answer.body).not.toContain('—');
    });
    expect(failures).toEqual(['disk full']);
  });

  test('of one log is not that of another', () =>
    inFolder(async (folder) => {
      const other = new SmallLog('log.example/2');
      const logs = [log.key.verifierKey, other.key.verifierKey];
      await served(witnessServer({ key, logs, state: fileWitnessState(folder), now }), async (url) => {
        expect(await status(url, await log.request(0, 7))).toBe(200);
        expect(await status(url, await other.request(0, 3))).toBe(200);
        expect(await status(url, await log.request(7, 9))).toBe(200);
      });
    }));
});

test('a witness has a key for cosignatures', () => {
  expect(reasonOf(() => witnessServer({ key: log.key, logs: [], state: fileWitnessState('.'), now }))).toBe(
    'wrong-algorithm',
  );
});
