/** Where a command writes. Results go to `out` and nothing else does; whatever is said beside them goes to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Characters per line of `out`; infinite where it is not a terminal. */
  readonly width: number;
  /** Standard error, if somebody watches it: for progress that is drawn over itself. */
  readonly progress: NodeJS.WriteStream | undefined;
}

const NARROWEST = 40;

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const width = stdout.isTTY ? stdout.columns : Number(env.COLUMNS ?? Number.NaN);
  return {
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${text}\n`),
    width: Number.isInteger(width) && width > 0 ? Math.max(width, NARROWEST) : Number.POSITIVE_INFINITY,
    progress: stderr.isTTY ? stderr : undefined,
  };
}
