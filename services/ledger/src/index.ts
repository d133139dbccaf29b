export { describeEvent } from './domain/describe-event.js';
export { describerCatalogue } from './domain/describer-catalogue.js';
export { LedgerModule } from './ledger.module.js';
export { ledgerAccess } from './ledger-access.js';
export type { LedgerPorts, StreamOfThing, ThingKind } from './ledger-ports.js';
