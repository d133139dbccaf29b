import { request } from 'node:http';
import {
  decodeEntryBundle,
  leafHash,
  openCheckpoint,
  rightEdgeTiles,
  rootAt,
  type Tile,
  tilePath,
  tileRoot,
} from '@lotsenbuch/transparency-log';
import { startLedger, TRUSTED } from '../ledger.fixture.js';

const SIZE = 300;

let application: Awaited<ReturnType<typeof startLedger>>;
beforeAll(async () => {
  application = await startLedger(
    Array.from({ length: SIZE }, (_, number) => ({
      stream: `carrier-${number % 7}`,
      type: 'SomethingHappened',
      data: { number, text: 'Träger' },
    })),
  );
  await application.cover();
});
afterAll(() => application.close());

interface Raw {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

/** Sends the path as it is: `fetch` would resolve dots first. */
const ask = (path: string, who?: string, method = 'GET'): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const headers = who === undefined ? {} : { Authorization: `Bearer ${application.token(who)}` };
    const { hostname, port } = new URL(application.url);
    const asked = request({ hostname, port, path: `/v1/ledger/${path}`, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });

const hashes = async (tile: Tile): Promise<Buffer> => (await ask(tilePath(tile))).bytes;

const checkpoint = async () => openCheckpoint((await ask('checkpoint')).bytes, TRUSTED.origin, TRUSTED.keys).checkpoint;

describe('the published log', () => {
  test('has nothing before the first checkpoint', async () => {
    await using fresh = await startLedger([{ stream: 'carrier-1', type: 'X', data: {} }]);
    for (const path of ['checkpoint', 'tile/0/000.p/1']) {
      expect((await fresh.client().get(`/v1/ledger/${path}`)).status).toBe(404);
    }
    expect((await fresh.client().get('/v1/ledger/checkpoints')).body).toEqual({ items: [] });
  });

  test('is under a checkpoint that anybody can open, and keeps for seconds', async () => {
    const { status, headers } = await ask('checkpoint');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'public, max-age=2',
    ]);
    expect((await checkpoint()).size).toBe(SIZE);
  });

  test('has every tile that leads to its root, without a token and for ever', async () => {
    const { size, root } = await checkpoint();
    expect(Buffer.from(await rootAt(size, hashes))).toEqual(Buffer.from(root));
    for (const tile of rightEdgeTiles(size)) {
      const { status, headers, bytes } = await ask(tilePath(tile));
      expect([status, headers['content-type'], headers['cache-control'], bytes.length]).toEqual([
        200,
        'application/octet-stream',
        'public, max-age=31536000, immutable',
        tile.width * 32,
      ]);
    }
  });

  test('has every narrower tile too, cut from the wider one, also where the full one is there', async () => {
    const full = await hashes({ level: 0, index: 0, width: 256 });
    const edge = await hashes({ level: 0, index: 1, width: 44 });
    for (const width of [1, 2, 43, 44]) {
      expect(await hashes({ level: 0, index: 1, width })).toEqual(edge.subarray(0, width * 32));
    }
    for (const width of [1, 128, 255]) {
      expect(await hashes({ level: 0, index: 0, width })).toEqual(full.subarray(0, width * 32));
    }
    expect(await hashes({ level: 1, index: 0, width: 1 })).toEqual(Buffer.from(tileRoot(full)));
  });

  test('has the entries under each tile of level 0, for auditors alone, in their own caches alone', async () => {
    const { status, headers, bytes } = await ask('tile/entries/001.p/44', 'auditor');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'application/octet-stream',
      'private, max-age=31536000, immutable',
    ]);
    const entries = decodeEntryBundle(bytes);
    expect(Buffer.concat(entries.map((entry) => leafHash(entry)))).toEqual(
      await hashes({ level: 0, index: 1, width: 44 }),
    );
    expect(JSON.parse(Buffer.from(entries[43] as Uint8Array).toString())).toMatchObject({
      data: { number: SIZE - 1, text: 'Träger' },
    });
    expect(decodeEntryBundle((await ask('tile/entries/000.p/3', 'auditor')).bytes)).toHaveLength(3);
    expect((await ask('tile/entries/000.p/3')).status).toBe(401);
    expect((await ask('tile/entries/000.p/3', 'officer')).status).toBe(403);
    expect((await ask('tile/entries/000.p/3', 'operator')).status).toBe(403);
  });

  test.each(['checkpoint', 'tile/0/000', 'tile/1/000.p/1'])('HEAD %s says what GET would', async (path) => {
    const [head, get] = [await ask(path, undefined, 'HEAD'), await ask(path)];
    expect(head.status).toBe(200);
    expect(head.bytes).toHaveLength(0);
    for (const name of ['content-type', 'content-length', 'cache-control']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  test.each([
    // Not covered by the checkpoint.
    'tile/0/001',
    'tile/0/001.p/45',
    'tile/0/002.p/1',
    'tile/1/000',
    'tile/1/000.p/2',
    'tile/2/000.p/1',
    'tile/63/000.p/1',
    'tile/0/x009/x007/x199/x254/x740/991',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
    `tile/0/${'x001/'.repeat(500)}000`,
    'tile/entries/001.p/45',
    // Not the one way to write it.
    'tile/0/0',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/-1',
    'tile/0/x000/000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/-01',
    'tile/0/000/',
    'tile/0//000',
    'tile//0/000',
    'tile/0/../0/000',
    'tile/../../ledger/tile/0/000',
    'tile/0/../../../../ledger-key',
    'tile/0/%2e%2e/0/000',
    'tile/0%2F000',
    'tile/%30/000',
    'tile/0/000%00',
    'TILE/0/000',
    'tile/',
    'tile/0',
    'tile/entries',
    'tile/entries%2F000',
    'tile/./entries/000',
    'tile/%65ntries/000',
  ])('%s is not there: 404', async (path) => {
    expect((await ask(path, 'auditor')).status).toBe(404);
  });

  test.each(['checkpoint', 'tile/0/000', 'tile/entries/000'])('%s can only be read: 405', async (path) => {
    const { status, headers } = await ask(path, 'auditor', 'DELETE');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('no way of writing it gives the entries to those who may not read them', async () => {
    for (const path of ['tile/entries%2F000', 'tile/%65ntries/000', 'tile//entries/000', 'tile/./entries/000']) {
      const { status, bytes } = await ask(path);
      expect([401, 404]).toContain(status);
      expect(bytes.toString()).not.toContain('SomethingHappened');
    }
  });

  test('what is recorded and not covered yet is not there either', async () => {
    await using growing = await startLedger([{ stream: 'carrier-1', type: 'X', data: {} }]);
    const status = async (path: string) => (await growing.client().get(`/v1/ledger/${path}`)).status;
    await growing.cover();
    await growing.record([{ stream: 'carrier-1', type: 'X', data: {} }]);
    expect(await status('tile/0/000.p/2')).toBe(404);
    await growing.cover();
    expect([await status('tile/0/000.p/2'), await status('tile/0/000.p/1')]).toEqual([200, 200]);
  });

  test('a damaged tile is not given out', async () => {
    await using damaged = await startLedger([{ stream: 'carrier-1', type: 'X', data: {} }]);
    await damaged.cover();
    const { files } = damaged.parts().ledger;
    files.disk.truncate(`${files.places.ledgerDir}/tile/0/000.p/1`, 31);
    expect(await damaged.client().get('/v1/ledger/tile/0/000.p/1')).toMatchObject({
      status: 500,
      body: { type: 'urn:lotsenbuch:problem:ledger-damaged' },
    });
  });
});
