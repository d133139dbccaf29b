export {
  type AccessRule,
  type AccessTable,
  actedBy,
  isInScope,
  isProtected,
  mayUse,
  type ProtectedRule,
  type ReadScope,
  requireAccess,
  requireOneScope,
  requireScope,
  type ScopedThing,
  scopeOf,
} from './access/access-rule.js';
export { ActingPersonAnswer } from './access/acting-person-answer.js';
export { type Actor, type Right, ROLES, type Role, SCOPED_ROLES } from './access/actor.js';
export type { LocalIdentity } from './access/credentials-file.js';
export { CurrentActor } from './access/current-actor.js';
export type { Identity, IdentityProvider, RightsOf } from './access/identity-provider.js';
export { KIT_ACCESS } from './access/kit-access.js';
export { type LocalIdentities, openLocalIdentities } from './access/local-identities.js';
export { ROLE_TEXTS } from './access/role-texts.js';
export type { SessionLink, Sessions } from './access/sessions.js';
export { changedThing } from './commands/changed-thing.js';
export {
  answerCommand,
  CommandAnswer,
  EventOfCommand,
  type PlaceInLog,
  placeInLog,
  type SettledOutcome,
  setEntityTag,
  setPlaceInLog,
  settled,
} from './commands/command-answer.js';
export { Command } from './commands/command-context.js';
export {
  type Configuration,
  ConfigurationRefused,
  type Environment,
  type LogLevel,
  readConfiguration,
} from './configuration/configuration.js';
export type { ReadinessCheck } from './health/readiness.js';
export { CSV_MEDIA_TYPE, PDF_MEDIA_TYPE, WORKBOOK_MEDIA_TYPE } from './http/body-parsers.js';
export {
  type Assembly,
  createHttpApplication,
  type HttpApplication,
  type HttpApplicationOptions,
} from './http/create-http-application.js';
export { endOnSignals } from './http/end-on-signals.js';
export { FormBody } from './http/form.js';
export { Upload } from './http/upload.js';
export { ApiList, answerList, type List } from './lists/answer-list.js';
export type { CsvColumn, CsvValue } from './lists/csv.js';
export { keysetPage } from './lists/keyset-page.js';
export { EffectiveOn, type KnownOn, OptionalDay, RecordedBy } from './lists/known-on.js';
export { awaitLogPosition } from './lists/min-log-position.js';
export { type Page, PageQuery, ReadQuery } from './lists/page.js';
export * from './openapi/documentation.js';
export type { InterfaceInfo } from './openapi/openapi-document.js';
export type { ProblemPage } from './problems/answer-with-problem.js';
export {
  type FieldError,
  type FieldFault,
  Problem,
  type ProblemDetails,
  type ProblemKind,
  problemType,
} from './problems/problem.js';
export { PROBLEMS } from './problems/problem-kinds.js';
export { type BothLanguages, refusal } from './problems/refusal.js';
export type { ReasonCatalogues } from './reasons/reason-catalogue.js';
export { reasonNotInCatalogue } from './reasons/reason-not-in-catalogue.js';
export type { ConsumedLog } from './telemetry/consumer-metrics.js';
export { createLog, type Log } from './telemetry/log.js';
export type { DescribeFigures } from './telemetry/metrics.js';
export { Gauge, Histogram } from './telemetry/prometheus.js';
export { IsBerlinDay } from './validation/berlin-day.js';
export { Nested, Optional } from './validation/dto.js';
