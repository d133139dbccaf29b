import type { ReadModelView, ViewAt } from '@lotsenbuch/projections';
import type { RegisterImportRow } from './register-imports.projection.js';

/** What can be asked about imports of register files. */
export class RegisterImports {
  constructor(
    readonly readModel: ReadModelView<RegisterImportRow>,
    /** The same as it was known on a day. */
    readonly rowsAt: ViewAt<RegisterImportRow>,
  ) {}
}
