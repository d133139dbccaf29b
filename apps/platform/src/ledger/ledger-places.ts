import type { LedgerPlaces } from '@lotsenbuch/ledger';
import type { Configuration } from '@lotsenbuch/service-kit';

/** Where the settings say that the ledger lies. */
export const ledgerPlaces = ({
  ledgerDir,
  checkpointDir,
  ledgerKeyFile,
  witnessPolicyFile,
}: Pick<Configuration, 'ledgerDir' | 'checkpointDir' | 'ledgerKeyFile' | 'witnessPolicyFile'>): LedgerPlaces => ({
  ledgerDir,
  checkpointDir,
  keyFile: ledgerKeyFile,
  ...(witnessPolicyFile !== undefined && { policyFile: witnessPolicyFile }),
});
