import { type IncomingHttpHeaders, request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request as no well-behaved client sends it: any header, any bytes. */
export const rawRequest = (
  url: string,
  options: { method?: string; headers?: Record<string, string | string[]>; body?: string | Buffer; path?: string },
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body, path } = options;
    const sent = request(url, { method, headers, ...(path !== undefined && { path }) }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
