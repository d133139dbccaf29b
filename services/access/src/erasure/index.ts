import { ErasuresController } from './list-erasures/erasures.controller.js';
import { RefuseErasureController } from './refuse-erasure/refuse-erasure.controller.js';
import { RefuseErasureUseCase } from './refuse-erasure/refuse-erasure.js';
import { ReleaseErasureController } from './release-erasure/release-erasure.controller.js';
import { ReleaseErasureUseCase } from './release-erasure/release-erasure.js';
import { RequestErasureController } from './request-erasure/request-erasure.controller.js';
import { RequestErasureUseCase } from './request-erasure/request-erasure.js';

export type { RetentionClaim, RetentionClaims } from './domain/retention-claim.js';
export { ERASURE_ACCESS } from './erasure-access.js';
export { erasureDescriber } from './erasure-describer.js';
export { ErasurePorts } from './erasure-ports.js';
export { erasureThings } from './erasure-things.js';
export { Erasures } from './read-model/erasures.js';
export { type RunningErasures, runErasures } from './run-erasures.js';

export const ERASURE_CONTROLLERS = [
  RequestErasureController,
  ReleaseErasureController,
  RefuseErasureController,
  ErasuresController,
] as const;

/** They need {@link ErasurePorts} and {@link Erasures}, which the module provides as values. */
export const ERASURE_PROVIDERS = [RequestErasureUseCase, ReleaseErasureUseCase, RefuseErasureUseCase] as const;
