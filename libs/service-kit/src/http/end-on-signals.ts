import type { Log } from '../telemetry/log.js';

/** Milliseconds from the first signal to the end of the process, at most. */
const LIMIT = 10_000;

/** Milliseconds in which a repeat is the same wish: a terminal or supervisor signals a process and its parent, which passes it on. */
const SAME_WISH = 1000;

/**
 * SIGTERM, SIGINT and SIGHUP end the process: after `close` with exit code 0, after 10 s or another signal more than a
 * second later with 1. Called once, by the program.
 */
export function endOnSignals(close: () => Promise<void>, log: Log): void {
  let endingSince: number | undefined;
  const end = (signal: NodeJS.Signals) => {
    if (endingSince !== undefined) {
      if (performance.now() - endingSince > SAME_WISH) process.exit(1);
      return;
    }
    endingSince = performance.now();
    log.info({ signal }, 'ending');
    setTimeout(() => {
      log.fatal(`not ended within ${LIMIT / 1000} s: something holds on`);
      process.exit(1);
    }, LIMIT).unref();
    close().then(
      () => process.exit(0),
      (err: unknown) => {
        log.fatal({ err }, 'ended with an error');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
}
