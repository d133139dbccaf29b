export { accountClaims } from './account-claims.js';
export type { RetentionClaim, RetentionClaims } from './domain/retention-claim.js';
export { ErasureModule } from './erasure.module.js';
export { ERASURE_ACCESS } from './erasure-access.js';
export { erasureDescriber } from './erasure-describer.js';
export type { ErasurePorts } from './erasure-ports.js';
export { ERASURE_REASON_CATALOGUES } from './erasure-reason-catalogues.js';
export { erasureThings } from './erasure-things.js';
export { type RunningErasures, runErasures } from './run-erasures.js';
