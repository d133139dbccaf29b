import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/** What a child process that has ended leaves behind. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A child process whose output is read. */
export type Talking = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

export function ended(child: Talking): Promise<Ended> {
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}
