import type { Finding } from '../checking/finding.js';

/** Store, tree and what was signed do not fit together: the integrator stops. */
export class Discrepancy extends Error {
  override readonly name = 'Discrepancy';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.text ?? finding.kind);
    this.finding = finding;
  }
}
