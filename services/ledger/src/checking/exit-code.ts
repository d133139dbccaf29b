import type { Finding, FindingKind } from './finding.js';

/** What `ledger verify` and `ledger compare` end with; where several apply, the lowest. */
export const EXIT_CODES = {
  well: 0,
  eventsDiffer: 10,
  treeFilesDamaged: 11,
  checkpointWrong: 12,
  streamsWrong: 13,
  forked: 14,
  cannotBeChecked: 15,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

const CODE_OF: Readonly<Record<FindingKind, ExitCode>> = {
  eventChanged: EXIT_CODES.eventsDiffer,
  eventMissing: EXIT_CODES.eventsDiffer,
  eventInserted: EXIT_CODES.eventsDiffer,
  eventsReordered: EXIT_CODES.eventsDiffer,
  logShorter: EXIT_CODES.eventsDiffer,
  otherStore: EXIT_CODES.eventsDiffer,
  rowMisfiled: EXIT_CODES.eventsDiffer,
  recordedAtGoesBack: EXIT_CODES.eventsDiffer,
  tileMissing: EXIT_CODES.treeFilesDamaged,
  tileDamaged: EXIT_CODES.treeFilesDamaged,
  entryBundleMissing: EXIT_CODES.treeFilesDamaged,
  entryBundleDamaged: EXIT_CODES.treeFilesDamaged,
  ordinalsDamaged: EXIT_CODES.treeFilesDamaged,
  headMissing: EXIT_CODES.checkpointWrong,
  headDamaged: EXIT_CODES.checkpointWrong,
  headDisagrees: EXIT_CODES.checkpointWrong,
  checkpointDamaged: EXIT_CODES.checkpointWrong,
  foreignCheckpoint: EXIT_CODES.checkpointWrong,
  signatureInvalid: EXIT_CODES.checkpointWrong,
  checkpointsDisagree: EXIT_CODES.checkpointWrong,
  checkpointNotOnTree: EXIT_CODES.checkpointWrong,
  checkpointsGoBack: EXIT_CODES.checkpointWrong,
  revisionMissing: EXIT_CODES.streamsWrong,
  streamIndexDiffers: EXIT_CODES.streamsWrong,
  streamHeadsDiffer: EXIT_CODES.streamsWrong,
  forked: EXIT_CODES.forked,
  keyMissing: EXIT_CODES.cannotBeChecked,
};

/** The most severe of what was found; 0 if nothing was. */
export const exitCodeOf = (findings: readonly Pick<Finding, 'kind'>[]): ExitCode => {
  const codes = findings.map(({ kind }) => CODE_OF[kind]);
  return codes.reduce(
    (worst, code) => (worst === EXIT_CODES.well || code < worst ? code : worst),
    EXIT_CODES.well as ExitCode,
  );
};
