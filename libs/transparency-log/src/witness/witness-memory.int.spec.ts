import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileWitnessState, type WitnessState, witnessServer } from '../index.js';
import {
  failures,
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
