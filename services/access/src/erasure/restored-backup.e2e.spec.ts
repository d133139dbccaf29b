import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '@lotsenbuch/service-kit';
import Database from 'better-sqlite3';
import { ErasureApplication } from './erasure-application.fixture.js';

const NAME = 'Ottilie Xylander';

interface Backup {
  readonly eventStore: string;
  readonly vault: string;
  readonly keyRing: string;
}

let app: ErasureApplication;
let subject: string;
let backup: Backup;

const backUpAll = async (): Promise<Backup> => {
  const { dataDir } = app.application;
  const files = {
    eventStore: join(dataDir, 'old-events'),
    vault: join(dataDir, 'old-vault'),
    keyRing: join(dataDir, 'old-key-ring'),
  };
  const events = new Database(join(dataDir, 'events.sqlite'), { readonly: true });
  await events.backup(files.eventStore);
  events.close();
  await app.vault.backup(files.vault);
  await app.vault.backupKeyRing(files.keyRing);
  return files;
};

/** Stops the platform, puts these files of the backup back, and starts it. */
const restore = async (...parts: readonly (keyof Backup)[]): Promise<void> => {
  app.beforeOpening = ({ eventStoreUrl, vaultUrl, keyRingUrl, readModelUrl }: Configuration) => {
    const targets = { eventStore: eventStoreUrl, vault: vaultUrl, keyRing: keyRingUrl };
    for (const part of parts) copyFileSync(backup[part], targets[part].slice('sqlite:'.length));
    rmSync(readModelUrl.slice('sqlite:'.length), { force: true });
  };
  await app.application.restart();
  app.officer = await app.with({ role: 'officer' });
};

const people = async (): Promise<string> => (await app.officer.get('/v1/people?format=csv')).text;

beforeEach(async () => {
  app = await ErasureApplication.start();
  subject = (await app.officer.post<{ subject: string }>('/v1/people', { name: NAME, worksAt: 'carrier' })).body
    .subject;
  backup = await backUpAll();
  const { body } = await app.request(subject);
  expect((await app.release(body)).body.stage).toBe('erased');
});
afterEach(() => app[Symbol.asyncDispose]());

describe('an erased person does not come back with an old backup', () => {
  test.each<[string, readonly (keyof Backup)[]]>([
    ['the event store', ['eventStore']],
    ['the vault', ['vault']],
    ['the key ring', ['keyRing']],
    ['vault and key ring', ['vault', 'keyRing']],
    ['event store and vault', ['eventStore', 'vault']],
  ])('of %s', async (_, parts) => {
    await restore(...parts);
    expect(await people()).toContain(subject);
    expect(await people()).not.toContain(NAME);
    expect(await app.vault.isErased(subject)).toBe(true);
  });
});

test('what the documentation says of the three together, from one old day, is true: the person is back', async () => {
  await restore('eventStore', 'vault', 'keyRing');
  expect(await people()).toContain(NAME);
  app.approver = await app.with({ role: 'approver' });
  const { body } = await app.request(subject);
  expect((await app.release(body)).body.stage).toBe('erased');
  expect(await people()).not.toContain(NAME);
});
