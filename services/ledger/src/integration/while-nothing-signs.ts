import { takeIntegratorLock } from './integrator-lock.js';

/**
 * Does work on what was signed while nobody signs.
 * @throws IntegratorRefused a platform runs on this folder
 */
export const whileNothingSigns = async <Value>(checkpointDir: string, work: () => Promise<Value>): Promise<Value> => {
  const lock = takeIntegratorLock(checkpointDir);
  try {
    return await work();
  } finally {
    lock.release();
  }
};
