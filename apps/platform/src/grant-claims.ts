import type { RetentionClaims } from '@lotsenbuch/access';
import { type FundingReadModels, grantRetentionClaims } from '@lotsenbuch/funding';

interface Accounts {
  accounts(): ReadonlyMap<string, { readonly actor: string; readonly subject: string }>;
}

/** What grants claim about a person: they know who acted by the reference of the actor, erasure asks by the subject. */
export const grantClaims =
  (directory: Accounts, { grants }: Pick<FundingReadModels, 'grants'>): RetentionClaims =>
  async (subject) => {
    const actors = [...directory.accounts().values()].filter((account) => account.subject === subject);
    return (await Promise.all(actors.map(({ actor }) => grantRetentionClaims(grants)(actor)))).flat();
  };
