import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from './connection/transport.js';
import { processTerminal } from './output/terminal.js';
import { run } from './run.js';

// `lotsenbuch … | head` closes the pipe when it has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), {
  terminal: processTerminal(),
  env: process.env,
  exchange,
  sleep: (ms) => sleep(ms),
  newIdempotencyKey: randomUUID,
});
