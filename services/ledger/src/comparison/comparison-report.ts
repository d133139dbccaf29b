import { EXIT_CODES, type ExitCode } from '../checking/exit-code.js';
import type { NamedFork } from '../fork/forked-from-line.js';

export type Verdict =
  /** The log of today begins with exactly the events of then. */
  | 'consistent'
  /** It does not: events of then were changed, removed, inserted or replaced, or left behind by a declared fork. */
  | 'forked'
  /** It is larger than the log is today: the log was cut, or the checkpoint of today is an old one. */
  | 'tooNew'
  /** It names a log of which the one of today says nothing. */
  | 'otherLog'
  /** The tiles that were given do not lead to the checkpoint of today: nothing can be said. */
  | 'treeDamaged'
  | 'unreadable';

/** What stands behind an earlier checkpoint. */
export type Vouching =
  /** One line: it is worth what the notebook is worth. */
  | 'line'
  /** Signed with a known key of the log. */
  | 'signed'
  /** Signed, but with no key that is known here. */
  | 'unknownKey';

export interface ComparedCheckpoint {
  readonly verdict: Verdict;
  /** Line of the file where it begins, from 1. */
  readonly line: number;
  /** As it was written, of a signed one the first line. */
  readonly text: string;
  readonly origin?: string;
  readonly size?: number;
  /** Base64. */
  readonly root?: string;
  /** The root of today's tree at that size, base64, where it is another. */
  readonly rootToday?: string;
  readonly vouching?: Vouching;
  /** The declared fork that lies between it and today: the log goes on under another origin. */
  readonly fork?: NamedFork;
  /** Why, where the verdict does not say it; in English. */
  readonly reason?: string;
}

export interface ComparisonReport {
  readonly today: { readonly origin: string; readonly size: number; readonly root: string; readonly line: string };
  readonly compared: readonly ComparedCheckpoint[];
  /** Tree size of the largest earlier checkpoint that holds: up to there nothing was changed since. */
  readonly holdsUpTo?: number;
  /** Tree size of the smallest that does not: the first change lies below it. */
  readonly forkedBy?: number;
  readonly forks: readonly NamedFork[];
}

const CODE_OF: Readonly<Record<Verdict, ExitCode>> = {
  consistent: EXIT_CODES.well,
  treeDamaged: EXIT_CODES.treeFilesDamaged,
  forked: EXIT_CODES.forked,
  tooNew: EXIT_CODES.forked,
  otherLog: EXIT_CODES.cannotBeChecked,
  unreadable: EXIT_CODES.cannotBeChecked,
};

/** The most severe verdict; an empty file cannot be checked. */
export const comparisonExitCode = ({ compared }: ComparisonReport): ExitCode => {
  const codes = compared.map(({ verdict }) => CODE_OF[verdict]).filter((code) => code !== EXIT_CODES.well);
  if (compared.length === 0) return EXIT_CODES.cannotBeChecked;
  return codes.toSorted((one, other) => one - other)[0] ?? EXIT_CODES.well;
};
