import type { Exchange, RawAnswer } from './connection/transport.js';
import type { Terminal } from './output/terminal.js';

/** What the command line needs from outside. */
export interface Host {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  exchange(call: Exchange): Promise<RawAnswer>;
  sleep(ms: number): Promise<void>;
  newIdempotencyKey(): string;
}
