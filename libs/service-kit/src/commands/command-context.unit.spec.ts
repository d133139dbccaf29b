import { commandIdOf } from '@lotsenbuch/event-store';
import type { FastifyRequest } from 'fastify';
import { commandContext } from './command-context.js';

const contextOf = (actor: string, carrierId: string, key = 'key-1') =>
  commandContext(
    {
      method: 'POST',
      routeOptions: { url: '/v1/carriers/:id/rename' },
      params: { id: carrierId },
      query: {},
      headers: { 'idempotency-key': key, 'if-match': '"3"' },
      actor: { ref: actor, rights: [{ role: 'officer' }] },
      id: 'correlation-1',
    } as unknown as FastifyRequest,
    { changes: 'id' },
  );

describe('the context of a command', () => {
  test('has the id that follows from actor, method, path and key, so that anybody can compute it again', () => {
    expect(contextOf('officer:1', '7').commandId).toBe(commandIdOf('officer:1', 'POST /v1/carriers/7/rename', 'key-1'));
  });

  test('under the same key is another command for another actor and for another thing', () => {
    const ids = [contextOf('officer:1', '7'), contextOf('officer:2', '7'), contextOf('officer:1', '8')];
    expect(new Set(ids.map(({ commandId }) => commandId)).size).toBe(3);
  });

  test('says who asks, under which correlation id, and at which revision of the thing', () => {
    expect(contextOf('officer:1', '7')).toMatchObject({
      actor: 'officer:1',
      correlationId: 'correlation-1',
      ifMatch: { thing: '7', revision: 3 },
    });
  });
});
