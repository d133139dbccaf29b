import type { ConsumerStatus } from '@lotsenbuch/consumers';
import type { Log } from '@lotsenbuch/service-kit';

/** Tells the log who stands still, at which event and why, at every try, and who goes on after that. */
export const consumerLog = (log: Log): ((status: ConsumerStatus) => void) => {
  const standing = new Set<string>();
  return ({ name, failure }) => {
    if (failure !== undefined) {
      standing.add(name);
      const { at, reason, attempts, since } = failure;
      log.error({ consumer: name, at, attempts, since }, `${name} stands still: ${reason}`);
    } else if (standing.delete(name)) {
      log.info({ consumer: name }, `${name} goes on`);
    }
  };
};
