import type { NamedFork } from './verification-report.js';

const LINE = /^forked-from (.+) (0|[1-9][0-9]{0,15}) ([A-Za-z0-9+/]{43}=) (\S+)$/;

/** The forks that a checkpoint names in its extension lines, the oldest first. */
export const namedForks = (extensions: readonly string[]): readonly NamedFork[] =>
  extensions.flatMap((line) => {
    const [, fromOrigin, size, root, reason] = LINE.exec(line) ?? [];
    if (fromOrigin === undefined || size === undefined || root === undefined || reason === undefined) return [];
    return [{ fromOrigin, size: Number(size), root, reason }];
  });
