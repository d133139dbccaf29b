import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { benchEvent } from './events.mjs';

const CONNECTIONS = 64;

const body = JSON.stringify(benchEvent(1).data);

/**
 * Sends the command of http-server-nest.mjs and http-server-raw.mjs over 64 connections. Every connection has a stream of
 * its own; a new run has new ones, so that no answer is left over from the last.
 */
export async function loadCommands({ url, token }, run, duration) {
  let connection = 0;
  const setupClient = (client) => {
    client.setRequests([
      {
        method: 'POST',
        path: `/v1/bench/${run}-${connection++}/records`,
        body,
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'idempotency-key': randomUUID() },
        }),
      },
    ]);
  };
  const result = await autocannon({ url, connections: CONNECTIONS, duration, setupClient });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of the requests to ${url} failed`);
  return result;
}
