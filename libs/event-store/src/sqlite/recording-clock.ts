import { StoreStopped } from '../errors.js';

/** How far the clock may be behind the last event before writing stops. */
const TOLERATED_LAG_MS = 5 * 60_000;

/**
 * Why nothing can be written at this time: the clock shows no time of the years 0 to 9999, or is more than five minutes
 * behind the last event. Undefined if all is well.
 * @param last recordedAt of the last event of the log
 */
export const clockFault = (now: Date, last: string | undefined): string | undefined => {
  const year = now.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) {
    return 'nothing is written: the clock shows no valid time; set it right, writing then goes on';
  }
  if (last === undefined || Date.parse(last) - now.valueOf() <= TOLERATED_LAG_MS) return undefined;
  return `nothing is written: the clock shows ${now.toISOString()}, which is more than five minutes before the last event, recorded at ${last}; set the clock right, writing then goes on`;
};

/**
 * The time to stamp on the next events, never before the last one, so that recordedAt rises with the log.
 * @param last recordedAt of the last event of the log
 * @throws StoreStopped as {@link clockFault} says
 */
export const recordingTime = (now: Date, last: string | undefined): string => {
  const fault = clockFault(now, last);
  if (fault !== undefined) throw new StoreStopped(fault);
  const time = now.toISOString();
  return last === undefined || time >= last ? time : last;
};
