import { deriveUuid } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import { type LocalIdentity, settled } from '@lotsenbuch/service-kit';
import type { AccessPorts } from '../access-ports.js';
import { accountIdOf } from '../accounts/account-id.js';
import { accountProblem } from '../accounts/account-problems.js';
import { accountAggregate } from '../accounts/domain/account.js';
import type { RightsDirectory } from '../rights/rights-directory.js';

const PROCESS = 'process:local-identities';

/**
 * Opens an account with the roles of the file for every local identity that has none. What was granted or ended since
 * stays as it is: the file says only what an identity begins with.
 */
export async function openLocalAccounts(
  { commands, today }: Pick<AccessPorts, 'commands' | 'today'>,
  directory: RightsDirectory,
  identities: readonly LocalIdentity[],
): Promise<void> {
  await directory.consumer.caughtUp();
  for (const { ref, roles } of identities) {
    if (directory.accountOf(ref) !== undefined) continue;
    const accountId = accountIdOf(ref);
    const day = today();
    const outcome = await commands.handle(
      accountAggregate,
      accountId,
      {
        type: 'OpenAccount',
        accountId,
        actor: ref,
        subject: deriveUuid('account subject', PROCESS, ref),
        grants: roles.map((role) => ({ ...grantOf(ref, role, day), accountId })),
      },
      { commandId: deriveUuid('local account', ref), actor: PROCESS, correlationId: PROCESS },
    );
    const done = settled(outcome);
    if (done.kind === 'rejected') throw accountProblem(done.rejection);
  }
  await directory.consumer.caughtUp();
}

const grantOf = (ref: string, role: LocalIdentity['roles'][number], day: LocalDate) => ({
  grantId: deriveUuid('local role grant', ref, role),
  role,
  from: day,
  reason: 'localProfile',
  by: { actor: PROCESS },
  decidedOn: day,
});
