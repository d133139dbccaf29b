export * from './carriers/domain/events.js';
export * from './published-grants/domain/events.js';
