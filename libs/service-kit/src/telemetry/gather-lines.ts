import type { DestinationStream } from 'pino';

/** Milliseconds until a line is written, at most. */
const MOMENT = 20;

/**
 * Writes the lines of a moment at once: under load a system call for each costs more than the line. What is not written
 * yet is written when the process ends by itself; only a kill can lose it.
 */
export function gatherLines(target: DestinationStream): DestinationStream & { flushSync(): void } {
  let lines = '';
  const flush = () => {
    const gathered = lines;
    lines = '';
    if (gathered !== '') target.write(gathered);
  };
  process.on('exit', flush);
  return {
    write(line) {
      if (lines === '') setTimeout(flush, MOMENT).unref();
      lines += line;
    },
    flushSync: flush,
  };
}
