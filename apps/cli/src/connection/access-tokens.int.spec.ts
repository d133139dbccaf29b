import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';
import { accessToken } from './access-tokens.js';

let DATA_DIR: string;
beforeEach(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), 'lotsenbuch-cli-'));
});
afterEach(() => rmSync(DATA_DIR, { recursive: true }));

const write = (text: string) => writeFileSync(join(DATA_DIR, 'credentials.json'), text);
const IDENTITIES = {
  identities: [
    { name: 'operator', roles: ['operator'], token: 'o' },
    { name: 'officer', roles: ['officer'], token: 'f' },
    { name: 'second-officer', actor: 'officer:second', roles: ['officer'], token: 's' },
    { name: 'district-05:kim', actor: 'district-05:kim', roles: [], token: 'k' },
    { name: 'auditor', roles: ['auditor'], token: 'a' },
  ],
};

const refusal = (role: 'officer' | 'auditor' | 'anyone', env: NodeJS.ProcessEnv): string => {
  try {
    accessToken(role, env);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).exitCode).toBe(EXIT.notAllowed);
    return (error as Failure).message;
  }
  throw new Error('a token was found');
};

describe('the token of a command', () => {
  test('is LOTSENBUCH_TOKEN where it is set, whatever the role', () => {
    write(JSON.stringify(IDENTITIES));
    expect(accessToken('auditor', { DATA_DIR, LOTSENBUCH_TOKEN: 'mine' })).toBe('mine');
  });

  test('else that of the first identity in the data folder with the role', () => {
    write(JSON.stringify(IDENTITIES));
    expect(accessToken('officer', { DATA_DIR, LOTSENBUCH_TOKEN: '' })).toBe('f');
    expect(accessToken('auditor', { DATA_DIR })).toBe('a');
    expect(accessToken('anyone', { DATA_DIR })).toBe('o');
  });

  test.each([
    ['second-officer', 's'],
    ['officer:second', 's'],
    ['district-05:kim', 'k'],
    ['auditor', 'a'],
  ])('is that of the identity named %s by its name, actor or role, whatever LOTSENBUCH_TOKEN says', (name, token) => {
    write(JSON.stringify(IDENTITIES));
    expect(accessToken('officer', { DATA_DIR, LOTSENBUCH_TOKEN: 'mine' }, name)).toBe(token);
  });

  test('of somebody who is not in the file: says who is', () => {
    write(JSON.stringify(IDENTITIES));
    expect(() => accessToken('officer', { DATA_DIR }, 'nobody')).toThrow(
      /--as nobody: no identity in .* has this name, actor or role\. There are operator, officer, second-officer,/,
    );
  });

  test('is missing: says which role, where it looked and what to set', () => {
    expect(refusal('officer', { DATA_DIR })).toBe(
      'This command needs the role officer, and there is no token: LOTSENBUCH_TOKEN is not set, and ' +
        `${DATA_DIR}/credentials.json is not there.\n` +
        '  Set LOTSENBUCH_TOKEN, or DATA_DIR to the data folder of the platform.',
    );
  });

  test('is not there for this role: says so', () => {
    write(JSON.stringify({ identities: [IDENTITIES.identities[0]] }));
    expect(refusal('auditor', { DATA_DIR })).toMatch(/needs the role auditor, and no identity in .* has it/);
  });

  test.each(['{', '[]', '{"identities":{}}', '{"identities":[{"name":"x","roles":["officer"]}]}'])(
    'cannot be taken from a file that holds %s',
    (text) => {
      write(text);
      expect(refusal('officer', { DATA_DIR })).toMatch(/cannot be used: expected \{"identities":\[/);
    },
  );
});
