export * from './decider.js';
export * from './result.js';
