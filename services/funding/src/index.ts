export { carrierDescriber } from './carriers/carrier-describer.js';
export { FundingModule } from './funding.module.js';
export { FUNDING_ACCESS } from './funding-access.js';
export { type FundingReadModels, runFunding } from './funding-read-models.js';
export { fundingThings } from './funding-things.js';
export { ReviewList } from './published-grants/list-review/review-list.js';
export { publishedGrantDescriber } from './published-grants/published-grant-describer.js';
export { openQuestionsOf } from './published-grants/read-model/published-grant-row.js';
export { PublishedGrantsReport } from './published-grants/report-published-grants/published-grants-report.js';
