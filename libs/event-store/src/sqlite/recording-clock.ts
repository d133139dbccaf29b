import { StoreStopped } from '../errors.js';

/** How far the clock may be behind the last event before writing stops. */
const TOLERATED_LAG_MS = 5 * 60_000;

/**
 * The time to stamp on the next events, never before the last one, so that recordedAt rises with the log.
 * @param last recordedAt of the last event of the log
 * @throws StoreStopped the clock is more than five minutes behind the last event, or shows no time of the years 0 to 9999
 */
export const recordingTime = (now: Date, last: string | undefined): string => {
  const year = now.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) {
    throw new StoreStopped('nothing is written: the clock shows no valid time; set it right, writing then goes on');
  }
  const time = now.toISOString();
  if (last === undefined || time >= last) return time;
  if (Date.parse(last) - now.valueOf() > TOLERATED_LAG_MS) {
    throw new StoreStopped(
      `nothing is written: the clock shows ${time}, which is more than five minutes before the last event, recorded at ${last}; set the clock right, writing then goes on`,
    );
  }
  return last;
};
