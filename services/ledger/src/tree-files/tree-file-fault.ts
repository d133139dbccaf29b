export type TreeFileFaultKind =
  | 'tileMissing'
  | 'tileDamaged'
  | 'entryBundleMissing'
  | 'entryBundleDamaged'
  | 'ordinalsDamaged'
  | 'headDamaged'
  | 'checkpointDamaged';

/** A file of the ledger is not there, or not as this program writes it. */
export class TreeFileFault extends Error {
  override readonly name = 'TreeFileFault';
  readonly kind: TreeFileFaultKind;
  /** Relative to the folder of the ledger or of its checkpoints. */
  readonly path: string;
  /** Line of the file, from 1, where it has lines. */
  readonly line: number | undefined;

  constructor(kind: TreeFileFaultKind, path: string, message: string, options: ErrorOptions & { line?: number } = {}) {
    super(message, options);
    this.kind = kind;
    this.path = path;
    this.line = options.line;
  }
}
