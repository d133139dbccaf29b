export * from './clock.js';
export * from './consumer.js';
export * from './consumer-positions.js';
export * from './handling-failed.js';
export * from './process-manager.js';
export { type RunOptions, runConsumer } from './run-consumer.js';
