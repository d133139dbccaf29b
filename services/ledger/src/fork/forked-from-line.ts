import type { Fork } from '../domain/ledger-log/events.js';

/** A fork as the latest signed checkpoint names it. */
export interface NamedFork {
  readonly fromOrigin: string;
  /** Leaves that the new log took over. */
  readonly size: number;
  /** Root over them, base64. */
  readonly root: string;
  readonly reason: string;
}

const LINE = /^forked-from (.+) (0|[1-9][0-9]{0,15}) ([A-Za-z0-9+/]{43}=) (\S+)$/;

/** The extension line by which every checkpoint of a forked log names the log it was forked from. */
export const forkedFromLine = ({ fromOrigin, size, root, reason }: Fork): string =>
  `forked-from ${fromOrigin} ${size} ${root} ${reason}`;

/** The forks that a checkpoint names in its extension lines, the oldest first. */
export const namedForks = (extensions: readonly string[]): readonly NamedFork[] =>
  extensions.flatMap((line) => {
    const [, fromOrigin, size, root, reason] = LINE.exec(line) ?? [];
    if (fromOrigin === undefined || size === undefined || root === undefined || reason === undefined) return [];
    return [{ fromOrigin, size: Number(size), root, reason }];
  });
