import type { Log } from '../telemetry/log.js';

/** Milliseconds from the first signal to the end of the process, at most. */
const LIMIT = 10_000;

/**
 * SIGTERM and SIGINT end the process: after `close` with exit code 0, after 10 s or a second signal with 1.
 * Called once, by the program.
 */
export function endOnSignals(close: () => Promise<void>, log: Log): void {
  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    if (ending) process.exit(1);
    ending = true;
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
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
