import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What to answer: status, body as JSON, headers; or whatever a test does with the raw response. */
export type Reply =
  | { readonly status?: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | ((response: ServerResponse, request: IncomingMessage) => void);

/** A stand-in for the platform that speaks HTTP: replies by `METHOD /path`, one after the other, the last for ever. */
export interface StandIn {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

export async function startStandIn(replies: Readonly<Record<string, readonly Reply[]>>): Promise<StandIn> {
  const seen: SeenRequest[] = [];
  const asked = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const route = `${method} ${url.split('?', 1)[0]}`;
    const time = asked.get(route) ?? 0;
    asked.set(route, time + 1);
    const known = replies[route] ?? [];
    const reply = known[Math.min(time, known.length - 1)] ?? notFound(route);
    if (typeof reply === 'function') {
      seen.push({ method, url, headers, body: Buffer.alloc(0) });
      reply(response, request);
      return;
    }
    seen.push({ method, url, headers, body: await buffer(request) });
    const status = reply.status ?? 200;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'Content-Type': type, ...reply.headers });
    response.end(JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const problem = (status: number, name: string, more: object = {}, headers?: Record<string, string>): Reply => ({
  status,
  body: {
    type: `urn:lotsenbuch:problem:${name}`,
    title: `The title of ${name}`,
    status,
    detail: `The detail of ${name}.`,
    correlationId: '0192f3c4-0000-7000-8000-000000000001',
    ...more,
  },
  ...(headers === undefined ? {} : { headers }),
});

const notFound = (route: string): Reply => problem(404, 'not-found', { detail: `The stand-in has no ${route}.` });
