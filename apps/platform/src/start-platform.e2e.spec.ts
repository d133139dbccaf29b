import { openEventStore } from '@lotsenbuch/event-store';
import { createLog, readConfiguration } from '@lotsenbuch/service-kit';
import { anEvent, HttpClient, temporaryFolder } from '@lotsenbuch/testing';
import { startPlatform } from './start-platform.js';

const start = (dataDir: string) =>
  startPlatform(readConfiguration({ PORT: '0', DATA_DIR: dataDir }), createLog('silent'), () => new Date());

interface Readiness {
  readonly checks: readonly { readonly name: string; readonly ready: boolean; readonly reason?: string }[];
}

test('a platform that starts is alive at once, and ready only when everything is loaded', async () => {
  await using folder = await temporaryFolder();
  const { http, load } = await start(folder.path);
  const { port } = http.nest.getHttpServer().address() as { readonly port: number };
  const client = new HttpClient(`http://127.0.0.1:${port}`, undefined);

  expect((await client.get('/health/live')).status).toBe(200);
  const before = await client.get<Readiness>('/health/ready');
  expect(before.status).toBe(503);
  expect(before.body.checks.filter(({ ready }) => !ready)).toEqual([
    { name: 'start', ready: false, reason: expect.stringContaining('this ends by itself') },
  ]);

  const text = await load();
  expect(text.split('\n')[0]).toBe(`lotsenbuch ready on http://127.0.0.1:${port}`);
  expect(text).toContain(`  In the store (${folder.path}):\n    2013: 10 published grant records\n`);
  expect(text).toMatch(/^ {4}\d+ carriers, \d+ questions waiting for a person$/m);
  const [, line] =
    /^ {2}Prüfwert, worth noting down: (lotsenbuch\.local\/[0-9a-f]{12} [1-9]\d* \S{43}=)$/m.exec(text) ?? [];
  expect((await client.get('/v1/ledger')).body).toMatchObject({
    checkpointLine: line,
    uncovered: 0,
    shortForm: /the short form ((\d{5} ){5}\d{5})$/m.exec(text)?.[1],
  });
  expect((await client.get('/health/ready')).status).toBe(200);
  await http.close();
});

test('a platform that is ended while it loads closes everything, and can be started again', async () => {
  await using folder = await temporaryFolder();
  const first = await start(folder.path);
  const loading = first.load().then(
    () => 'loaded',
    () => 'cut off',
  );
  await first.http.close();
  expect(await loading).toBe('cut off');
  const second = await start(folder.path);
  expect(await second.load()).toContain('2019: 31 published grant records');
  await second.http.close();
});

test('a platform that finds an event it cannot handle is never ready, says at which it stands, and can be ended', async () => {
  await using folder = await temporaryFolder();
  const eventStore = await openEventStore(`sqlite:${folder.path}/events.sqlite`);
  const damaged = anEvent().ofType('CarrierRenamed', { carrierId: 'damaged' }).build();
  await eventStore.append('carrier-damaged', 'noStream', [damaged]);
  await eventStore.close();

  const { http, load } = await start(folder.path);
  const loading = load().then(
    () => 'loaded',
    () => 'not loaded',
  );
  const { port } = http.nest.getHttpServer().address() as { readonly port: number };
  const client = new HttpClient(`http://127.0.0.1:${port}`, undefined);
  let reason: string | undefined;
  while (reason === undefined) {
    const { status, body } = await client.get<Readiness>('/health/ready');
    expect(status).toBe(503);
    reason = body.checks.find(({ name }) => name === 'consumer carriers')?.reason;
  }
  expect(reason).toMatch(/^stands at CarrierRenamed carrier-damaged@0.*carrier damaged, which was never registered$/);
  await http.close();
  expect(await loading).toBe('not loaded');
});
