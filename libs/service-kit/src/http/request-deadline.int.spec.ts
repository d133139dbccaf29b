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
