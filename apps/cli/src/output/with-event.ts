import { oneLine } from './one-line.js';

/** What was done, and the reference of the event that says so; there is none where nothing had to change. */
export const withEvent = (done: string, event: unknown): string =>
  typeof event === 'string' ? `${done}\nEvent: ${oneLine(event)}` : done;
