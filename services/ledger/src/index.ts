export { LedgerModule } from './ledger.module.js';
export type { LedgerPorts, StreamOfThing, ThingKind } from './ledger-ports.js';
