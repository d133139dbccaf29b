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
  test('creates two officers, two approvers, the programme office, an auditor, an operator and the loader of the example', async () => {
    const identities = await open();
    expect(identities.list().map(({ name, ref, roles }) => [name, ref, ...roles])).toEqual([
      ['officer', 'officer:local', 'officer'],
      ['second-officer', 'officer:second', 'officer'],
      ['approver', 'approver:local', 'approver'],
      ['second-approver', 'approver:second', 'approver'],
      ['programme-office', 'programmeOffice:local', 'programmeOffice'],
      ['auditor', 'auditor:local', 'auditor'],
      ['operator', 'operator:local', 'operator'],
      ['example-loader', 'process:example-loader', 'officer'],
    ]);
    expect(new Set(identities.list().map(({ name }) => identities.token(name))).size).toBe(8);
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
    [
      { identities: [{ ...good, roles: ['king'] }] },
      /role for me that is not one of officer, approver, programmeOffice, auditor, operator/,
    ],
    [{ identities: [{ ...good, roles: ['district'] }] }, /role for me that is not one of/],
    [{ identities: [{ ...good, token: 'short' }] }, /no token of at least 32 characters for me/],
  ])('is refused if the file holds %j', async (content, sentence) => {
    write(content);
    expect(await refusal(open())).toMatch(sentence);
  });

  test('takes names, actors and tokens that were put into the file', async () => {
    write({ identities: [good] });
    const identities = await open();
    expect(await identities.identify(good.token)).toEqual({ ref: 'officer:me' });
    expect(identities.rightsOf('officer:me')).toEqual([{ role: 'officer' }]);
  });
});

describe('a token', () => {
  test('is its identity; anything else is nobody', async () => {
    const identities = await open();
    const token = identities.token('auditor') ?? '';
    expect(await identities.identify(token)).toEqual({ ref: 'auditor:local' });
    for (const wrong of ['', token.slice(1), `${token}x`, token.toUpperCase(), 'auditor']) {
      expect(await identities.identify(wrong)).toBeUndefined();
    }
  });
});

describe('somebody who is enrolled', () => {
  test('has a token, no role, and both after a restart', async () => {
    const identities = await open();
    const token = (await identities.enrol('person:1')) ?? '';
    for (const opened of [identities, await open()]) {
      expect(await opened.identify(token)).toEqual({ ref: 'person:1' });
      expect(opened.rightsOf('person:1')).toEqual([]);
      expect(await opened.identify(opened.token('officer') ?? '')).toEqual({ ref: 'officer:local' });
    }
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['credentials.json']);
  });

  test('is told the token once', async () => {
    const identities = await open();
    await identities.enrol('person:1');
    expect(await identities.enrol('person:1')).toBeUndefined();
    expect(await identities.enrol('officer:local')).toBeUndefined();
  });

  test('keeps the token when others are enrolled at the same moment', async () => {
    const identities = await open();
    const refs = ['person:1', 'person:2', 'person:3'];
    const tokens = await Promise.all(refs.map((ref) => identities.enrol(ref)));
    const later = await open();
    const found = await Promise.all(tokens.map((token) => later.identify(token ?? '')));
    expect(found.map((identity) => identity?.ref)).toEqual(refs);
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
