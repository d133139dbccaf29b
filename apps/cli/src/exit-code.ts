/** Exit codes of the command line; `docs/cli.md` and `--help` list the same. */
export const EXIT = {
  ok: 0,
  /** A fault of the server or of this program. */
  unexpected: 1,
  usage: 2,
  /** The server understood and refused; the problem says why. */
  refused: 3,
  unreachable: 4,
  notAllowed: 5,
  /** Somebody else changed it in between, or the same change was asked for in another way. */
  conflict: 6,
  /** The platform answers, but it, or what it derives from its events, is not where it should be. */
  notReady: 7,
  // What is recorded does not hold; of several the first.
  eventsDiffer: 10,
  treeFilesDamaged: 11,
  checkpointWrong: 12,
  streamsWrong: 13,
  forked: 14,
  cannotBeChecked: 15,
  /** As shells have it for what Ctrl-C ends. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of another program, if it is one of ours. */
export const exitCodeFrom = (code: unknown): ExitCode =>
  Object.values(EXIT).find((known) => known === code && known !== EXIT.ok) ?? EXIT.unexpected;

export const EXIT_CODE_HELP = `Exit codes:
  0  done
  1  unexpected: a fault of the server or of this program
  2  wrong usage, or a file that cannot be read
  3  refused by the server; the problem says why
  4  the server cannot be reached, or asks to try again later
  5  not allowed: no token, or one without the role
  6  conflict: it has changed since it was read
  7  not ready: the platform, or what it derives from its events, has not caught up
  10  a check found: the events are not those that were recorded
  11  a check found: files of the ledger are missing or damaged
  12  a check found: a checkpoint, a signature or what was signed last is wrong
  13  a check found: revisions or the list of streams are wrong
  14  a check found: the history is not the one of an earlier checkpoint
  15  cannot be checked: no ledger, no key, nothing to compare, or a store that cannot be opened
  130  interrupted`;
