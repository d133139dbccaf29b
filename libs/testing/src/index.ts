export { anEvent, EventBuilder, recorded } from './event-builders.js';
export { given } from './given.js';
export { type Answer, type CommandOptions, type FileBody, HttpClient, type RequestOptions } from './http-client.js';
export { ManualClock } from './manual-clock.js';
export { type AnswerToCheck, OpenApiCheck } from './openapi-check.js';
export { startApplication, type TestApplication, type TestAssembly } from './start-application.js';
export { type TemporaryFolder, temporaryFolder } from './temporary-folder.js';
export { findTraces, type Trace } from './traces.js';
export { type WorkbookCell, type WorkbookOptions, workbookOf } from './workbook.js';
