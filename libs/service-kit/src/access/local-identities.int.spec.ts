import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationRefused } from '../configuration/configuration.js';
import { openLocalIdentities } from './local-identities.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lotsenbuch-identities-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const open = (host = '127.0.0.1', allowLocalIdentities = false) =>
  openLocalIdentities({ dataDir, host, allowLocalIdentities });
const file = () => join(dataDir, 'credentials.json');
const write = (content: unknown, mode = 0o600) => {
  writeFileSync(file(), typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(file(), mode);
};
const refusal = async (opening: Promise<unknown>): Promise<string> => {
  const fault = await opening.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (fault instanceof ConfigurationRefused) return fault.message;
  throw new Error(`not refused, but ${String(fault)}`);
};

describe('the first start', () => {
  test('creates an officer, an auditor, an operator and the loader of the example, each with a token of its own', async () => {
    const identities = await open();
    const names = ['officer', 'auditor', 'operator', 'example-loader'];
    expect(names.map((name) => identities.actor(name))).toEqual([
      { ref: 'officer:local', roles: ['officer'] },
      { ref: 'auditor:local', roles: ['auditor'] },
      { ref: 'operator:local', roles: ['operator'] },
      { ref: 'process:example-loader', roles: ['officer'] },
    ]);
    expect(new Set(names.map((name) => identities.token(name))).size).toBe(4);
  });

  test('writes them where only the owner can read, and leaves nothing else behind', async () => {
    await open();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['credentials.json']);
  });

  test('creates the data folder', async () => {
    const deeper = join(dataDir, 'a', 'b');
    await openLocalIdentities({ dataDir: deeper, host: '::1', allowLocalIdentities: false });
    expect(readdirSync(deeper)).toEqual(['credentials.json']);
  });

  test('on a folder that cannot be is refused with a sentence', async () => {
    writeFileSync(file(), 'a file');
    const opening = openLocalIdentities({ dataDir: file(), host: '127.0.0.1', allowLocalIdentities: false });
    expect(await refusal(opening)).toBe(
      `DATA_DIR ${file()} cannot be used (EEXIST). Allowed is a folder that this program may make and write to.`,
    );
  });

  test('of two programs at the same moment gives both the same tokens', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    expect(new Set(opened.map((identities) => identities.token('officer'))).size).toBe(1);
  });
});

describe('a later start', () => {
  test('keeps the tokens', async () => {
    const token = (await open()).token('officer');
    const before = readFileSync(file(), 'utf8');
    expect((await open()).token('officer')).toBe(token);
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  test.each([0o640, 0o604, 0o644])('is refused if others can read the file (mode %o)', async (mode) => {
    await open();
    chmodSync(file(), mode);
    expect(await refusal(open())).toMatch(`has mode ${mode.toString(8)}, so others can read it. Allowed is 600`);
  });

  const good = { name: 'me', actor: 'officer:me', roles: ['officer'], token: 't'.repeat(32) };
  test.each([
    ['{', /is not JSON/],
    [[], /has no list of identities/],
    [{ identities: {} }, /has no list of identities/],
    [{ identities: [null] }, /something else than an object as identity 1/],
    [{ identities: [good, { ...good, name: undefined }] }, /has no name for identity 2/],
    [{ identities: [{ ...good, actor: 'two words' }] }, /has no usable actor for me/],
    [{ identities: [{ ...good, roles: ['king'] }] }, /role for me that is not one of officer, auditor, operator/],
    [{ identities: [{ ...good, token: 'short' }] }, /no token of at least 32 characters for me/],
  ])('is refused if the file holds %j', async (content, sentence) => {
    write(content);
    expect(await refusal(open())).toMatch(sentence);
  });

  test('takes names, actors and tokens that were put into the file', async () => {
    write({ identities: [good] });
    expect(await (await open()).identify(good.token)).toEqual({ ref: 'officer:me', roles: ['officer'] });
  });
});

describe('a token', () => {
  test('is its identity; anything else is nobody', async () => {
    const identities = await open();
    const token = identities.token('auditor') ?? '';
    expect(await identities.identify(token)).toBe(identities.actor('auditor'));
    for (const wrong of ['', token.slice(1), `${token}x`, token.toUpperCase(), 'auditor']) {
      expect(await identities.identify(wrong)).toBeUndefined();
    }
  });
});

describe('off loopback', () => {
  test.each(['0.0.0.0', '::', '192.168.1.5', 'lotsenbuch.example'])(
    'on %s local identities are refused with what is allowed, and no token is written',
    async (host) => {
      expect(await refusal(open(host))).toMatch(/ALLOW_LOCAL_IDENTITIES=1/);
      expect(readdirSync(dataDir)).toEqual([]);
    },
  );

  test('they are accepted with ALLOW_LOCAL_IDENTITIES=1', async () => {
    expect((await open('0.0.0.0', true)).token('officer')).toBeDefined();
  });
});
