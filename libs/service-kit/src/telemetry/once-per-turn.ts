import type { DestinationStream } from 'pino';

/**
 * Writes the lines of one turn of the event loop at once: under load a system call for each costs more than the line.
 * The lines of the last turn are written when the process ends by itself; only a kill can lose them.
 */
export function oncePerTurn(target: DestinationStream): DestinationStream & { flushSync(): void } {
  let lines = '';
  const flush = () => {
    const gathered = lines;
    lines = '';
    if (gathered !== '') target.write(gathered);
  };
  process.on('exit', flush);
  return {
    write(line) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
    flushSync: flush,
  };
}
