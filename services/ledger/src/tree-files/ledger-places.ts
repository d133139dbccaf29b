/** Where a ledger lies on disk. */
export interface LedgerPlaces {
  /** Tiles, entry bundles, ordinals and the published checkpoint: can be served as static files. */
  readonly ledgerDir: string;
  /** What must outlive everything else: head, signed checkpoints, known keys. A volume of its own in production. */
  readonly checkpointDir: string;
  /** One line with the private key, readable by its owner alone. */
  readonly keyFile: string;
  /** Whose cosignatures are asked for (tlog-policy); absent where nobody's. */
  readonly policyFile?: string;
}
