export * from './command-handler.js';
export * from './envelope.js';
export * from './errors.js';
export * from './event-store.js';
