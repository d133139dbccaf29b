import type { ReadModel } from '@lotsenbuch/projections';
import type { RegisterImportRow } from './register-imports.projection.js';

/** What can be asked about imports of register files. */
export class RegisterImports {
  constructor(readonly readModel: ReadModel<RegisterImportRow>) {}
}
