export * from './errors.js';
export { findAll } from './find-all.js';
export { foldProjection } from './fold-projection.js';
export { openReadModelStore } from './open-read-model-store.js';
export * from './projection.js';
export { projectionConsumer } from './projection-consumer.js';
export * from './read-model-store.js';
export * from './run-projection.js';
export { openSqliteReadModelStore } from './sqlite/sqlite-read-model-store.js';
