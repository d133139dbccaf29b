import { readdirSync } from 'node:fs';
import { PlatformUnderTest } from '../platform.fixture.js';
import type { BackupAnswer } from './backups.controller.js';

let app: PlatformUnderTest;
beforeAll(async () => {
  app = await PlatformUnderTest.start();
});
afterAll(() => app[Symbol.asyncDispose]());

test('an operator backs up the running platform, and the same key does not make a second backup', async () => {
  const options = { idempotencyKey: 'monday' };
  const first = await app.client('operator').post<BackupAnswer>('/v1/backups', { keyRing: true }, options);
  expect(first.status).toBe(201);
  expect(first.body.eventStore.storeId).toBe(app.eventStore.storeId);
  expect(first.body.files.map(({ name }) => name)).toEqual(['event-store.db', 'vault.db']);
  expect(first.body.keyRing?.files.map(({ name }) => name)).toEqual(['key-ring.db']);
  expect(first.body.keyRing?.folder).not.toBe(first.body.folder);

  const again = await app.client('operator').post<BackupAnswer>('/v1/backups', { keyRing: true }, options);
  expect(again.body).toEqual(first.body);
  const next = await app.client('operator').post<BackupAnswer>('/v1/backups', {});
  expect(next.body.keyRing).toBeUndefined();
  expect(readdirSync(`${first.body.folder}/..`)).toHaveLength(3);
});

test.each(['officer', 'auditor', 'approver'])('a %s may not', async (role) => {
  expect((await app.client(role).post('/v1/backups', {})).status).toBe(403);
});
