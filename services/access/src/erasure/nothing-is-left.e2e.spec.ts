import { createHmac, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTraces } from '@lotsenbuch/testing';
import { ErasureApplication } from './erasure-application.fixture.js';

const NAME = 'Ottilie Süßkirsch-Xylander';
const NOTE = 'Wohnt bei "Tante Quitte" im Hinterhaus, Telefon 030 99999999';

const SALT_BYTES = 32;

/**
 * Whether somebody who has the whole folder and guesses the name could confirm it: tries every 32 bytes of every file
 * as the salt of the commitment.
 */
const canBeConfirmed = (folder: string, commitment: string, committed: string): boolean =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      for (let at = 0; at + SALT_BYTES <= bytes.length; at += 1) {
        const salt = bytes.subarray(at, at + SALT_BYTES);
        // Among 32 random bytes none is above 127 once in four thousand million times: text and empty pages are no salt.
        if (!salt.some((byte) => byte > 127)) continue;
        if (createHmac('sha256', salt).update(committed).digest('hex') === commitment) return true;
      }
      return false;
    });

describe('after an erasure', () => {
  let app: ErasureApplication;
  let subject: string;
  beforeAll(async () => {
    app = await ErasureApplication.start();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const register = (body: object, idempotencyKey = randomUUID()) =>
    app.officer.post<{ subject: string }>('/v1/people', body, { idempotencyKey });
  const exported = async () => (await app.officer.get('/v1/people?format=csv')).text;
  const traces = async () => {
    writeFileSync(join(app.application.dataDir, 'server.log'), app.application.log.join('\n'));
    const { dataDir } = app.application;
    return [...(await findTraces(dataDir, NAME)), ...(await findTraces(dataDir, NOTE))];
  };
  const registered = async () => {
    for await (const page of app.eventStore.readStream(`person-${subject}`)) {
      const data = page[0]?.envelope.data as { readonly name: { readonly commitment: string } };
      return { commandId: page[0]?.envelope.commandId, commitment: data.name.commitment };
    }
    throw new Error('nobody was registered');
  };

  test('of somebody named in a name, a note, refused requests, the log and an export', async () => {
    const body = { name: NAME, note: NOTE, worksAt: 'carrier' };
    const key = randomUUID();
    subject = (await register(body, key)).body.subject;
    // Refused for every reason there is: a wrong field beside it, too long, no right, nobody, no such address.
    expect((await register({ ...body, worksAt: NAME })).status).toBe(400);
    expect((await register({ ...body, note: NOTE.repeat(50) })).status).toBe(400);
    expect((await register({ ...body, [NAME]: NOTE })).status).toBe(400);
    expect((await app.approver.post('/v1/people', body)).status).toBe(403);
    expect((await app.application.client().post('/v1/people', body)).status).toBe(401);
    expect((await app.officer.get(`/v1/people?q=${encodeURIComponent(NAME)}`)).status).toBe(400);
    expect((await app.officer.get(`/v1/${encodeURIComponent(NAME)}`)).status).toBe(404);
    expect(await exported()).toContain(NAME);
    expect(app.application.log.length).toBeGreaterThan(5);
  });

  test('nobody reads the name any more, also not in an export, and the log of events goes on', async () => {
    const { commandId, commitment } = await registered();
    const committed = JSON.stringify([1, subject, commandId, 'name', NAME]);
    expect(canBeConfirmed(app.application.dataDir, commitment, committed)).toBe(true);
    const { body } = await app.request(subject);
    expect((await app.release(body)).body.stage).toBe('erased');
    expect(await exported()).not.toContain('Xylander');
    expect(await exported()).toContain(subject);
    expect(canBeConfirmed(app.application.dataDir, commitment, committed)).toBe(false);
  });

  test('no file of the data folder, no write-ahead log and no line of the log holds name or note', async () => {
    expect(await traces()).toEqual([]);
  });

  test('also not after a restart', async () => {
    await app.application.restart();
    app.officer = await app.with({ role: 'officer' });
    expect(await traces()).toEqual([]);
    expect(await exported()).not.toContain('Xylander');
  });
});
