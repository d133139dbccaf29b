import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreRefused, takeWriterLock, type WriterLock } from '@lotsenbuch/event-store';

/** The integrator cannot start; the message says why and what to do. */
export class IntegratorRefused extends Error {
  override readonly name = 'IntegratorRefused';
}

/**
 * Takes the right to sign this log; the operating system releases it when the process ends in whatever way.
 * @throws IntegratorRefused another integrator has it
 */
export const takeIntegratorLock = (checkpointDir: string): WriterLock => {
  try {
    mkdirSync(checkpointDir, { recursive: true, mode: 0o700 });
    return takeWriterLock(join(checkpointDir, 'integrator'));
  } catch (cause) {
    if (!(cause instanceof StoreRefused)) throw cause;
    throw new IntegratorRefused(
      `another process signs the log in ${checkpointDir}, or the folder cannot be written: a log has one integrator; stop the other one, or give this one folders of its own (${cause.message})`,
      { cause },
    );
  }
};
