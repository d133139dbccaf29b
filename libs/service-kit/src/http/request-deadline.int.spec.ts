import { once } from 'node:events';
import { request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fastify } from 'fastify';
import { answersWithProblem } from '../problems/answer-with-problem.js';
import { createLog } from '../telemetry/log.js';
import { registerRequestDeadline } from './request-deadline.js';

const answer = answersWithProblem(createLog('silent'), undefined);

test('a request that is not answered in time is answered with a problem, and what it began may finish', async () => {
  const app = fastify();
  registerRequestDeadline(app, answer, 1, 1);
  const finished = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  app.get('/slow', async () => {
    await goOn.promise;
    finished.resolve();
    return 'too late';
  });

  const late = await app.inject('/slow');
  expect(late.statusCode).toBe(503);
  expect(late.json()).toMatchObject({ type: 'urn:lotsenbuch:problem:handler-timeout' });
  expect(late.headers['retry-after']).toBe('1');
  goOn.resolve();
  await finished.promise;
  await app.close();
});

test('a request that is answered in time is left alone', async () => {
  const app = fastify();
  registerRequestDeadline(app, answer, 60_000, 1);
  app.get('/', async () => 'in time');
  expect((await app.inject('/')).body).toBe('in time');
  await app.close();
});

describe('a client that goes away', () => {
  test('before it was answered is forgotten: nobody goes on answering it', async () => {
    const app = fastify();
    const answered: string[] = [];
    registerRequestDeadline(app, (_thrown, { id }) => void answered.push(id), 1, 1);
    const arrived = Promise.withResolvers<ServerResponse>();
    app.get('/slow', (_request, reply) => {
      arrived.resolve(reply.raw);
      return new Promise(() => {});
    });
    const client = request(`${await app.listen({ port: 0 })}/slow`).on('error', () => {});
    client.end();
    const response = await arrived.promise;
    const gone = once(response, 'close');
    client.destroy();
    await gone;

    const before = answered.length;
    for (let turn = 0; turn < 20; turn += 1) await delay(1);
    expect(answered).toHaveLength(before);
    await app.close();
  });

  test('by reading nothing is cut off: its answer would fill the memory', async () => {
    const app = fastify();
    registerRequestDeadline(app, answer, 1, 1);
    app.get('/large', async () => Buffer.alloc(64 * 1024 * 1024));
    const { port } = new URL(await app.listen({ port: 0 }));
    const client = connect(Number(port), 'localhost').on('error', () => {});
    client.write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(client, 'readable');
    await Promise.all([once(client, 'close'), delay(50).then(() => client.resume())]);
    expect(client.bytesRead).toBeLessThan(64 * 1024 * 1024);
    await app.close();
  });
});
