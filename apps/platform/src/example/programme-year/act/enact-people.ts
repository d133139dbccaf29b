import { CARRIER_NAMES } from '../plan/carrier-names.js';
import type { ProgrammeYear } from '../plan/programme-year.js';
import type { Done, InterfaceClient } from './interface-client.js';
import { carrierPerson, deputyPerson, districtPerson } from './stage.js';

/** Long before every year that can be played, so that the same request can be repeated on any day. */
const RIGHTS_FROM = '2025-01-01';
const SEEN_ON = '2025-10-01';

const numberOf = (name: string): string => String(CARRIER_NAMES.indexOf(name) + 1).padStart(2, '0');

/**
 * Registers the carriers, with their entries in the transparency register. Names and keys are those of every year, so
 * that another year finds them there.
 * @returns ids by name
 */
export const registerCarriers = async (
  client: InterfaceClient,
  { carriers, unregistered }: ProgrammeYear,
): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>();
  for (const name of carriers) {
    const body = { name, distinct: true };
    const key = `example carrier ${numberOf(name)}`;
    const registered = await client.post<Done & { carrierId: string }>('officer', '/v1/carriers', body, { key });
    ids.set(name, registered.carrierId);
    if (!unregistered.includes(name))
      await recordRegisterEntry(client, registered.carrierId, name, registered.revision);
  }
  return ids;
};

export const recordRegisterEntry = async (
  client: InterfaceClient,
  carrierId: string,
  name: string,
  ifMatch: number,
): Promise<void> => {
  const body = { entryNumber: `BEISPIEL-${numberOf(name)}`, seenOn: SEEN_ON };
  const path = `/v1/carriers/${carrierId}/transparency-register-entry`;
  await client.post('officer', path, body, { key: `example register entry ${numberOf(name)}`, ifMatch });
};

interface Held {
  readonly role: 'district' | 'carrier' | 'approver';
  readonly district?: string;
  readonly carrierId?: string;
  readonly deputyFor?: string;
  readonly reason: 'taskAssigned' | 'deputyArranged';
}

/**
 * The operator lets a person of each district and carrier act, and a deputy of the approver.
 * @returns the tokens that were told; who had an account before keeps the token that was told then
 */
export const openAccounts = async (
  client: InterfaceClient,
  { budget, year, day }: ProgrammeYear,
  carriers: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const tokens = new Map<string, string>();
  const open = async (actor: string, held: Held, from = RIGHTS_FROM): Promise<void> => {
    const opened = await client.post<Done & { accountId: string; token?: string }>(
      'operator',
      '/v1/accounts',
      { actor },
      { key: `example account ${actor}` },
    );
    if (opened.token !== undefined) tokens.set(actor, opened.token);
    const path = `/v1/accounts/${opened.accountId}/role-grants`;
    const body = { ...held, from };
    await client.post('operator', path, body, { key: `example right ${actor}`, ifMatch: opened.revision });
  };
  for (const { district } of budget.answers) {
    await open(districtPerson(district), { role: 'district', district, reason: 'taskAssigned' });
  }
  for (const [name, carrierId] of carriers) {
    await open(carrierPerson(CARRIER_NAMES.indexOf(name)), { role: 'carrier', carrierId, reason: 'taskAssigned' });
  }
  const deputy = { role: 'approver', deputyFor: 'approver:local', reason: 'deputyArranged' } as const;
  await open(deputyPerson(year), deputy, day);
  return tokens;
};
