export { AccessModule } from './access.module.js';
export type { AccessPorts } from './access-ports.js';
export { accountDescriber } from './accounts/account-describer.js';
export { ACCOUNT_REASONS } from './accounts/domain/account-reasons.js';
export { ACCOUNTS_ACCESS } from './accounts-access.js';
export { openLocalAccounts } from './local-profile/open-local-accounts.js';
export { accessThings, type RunningAccess, runAccess } from './run-access.js';
