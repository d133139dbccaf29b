export { AccessModule } from './access.module.js';
export type { AccessPorts } from './access-ports.js';
export { ACCESS_REASONS } from './access-reasons.js';
export { accountDescriber } from './accounts/account-describer.js';
export { ACCOUNTS_ACCESS } from './accounts-access.js';
export * from './erasure/index.js';
export { openLocalAccounts } from './local-profile/open-local-accounts.js';
export { accessThings, type RunningAccess, runAccess } from './run-access.js';
