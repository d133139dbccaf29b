export * from './decider.js';
export * from './event-describer.js';
export * from './result.js';
