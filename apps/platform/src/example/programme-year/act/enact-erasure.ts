import type { ProgrammeYear } from '../plan/programme-year.js';
import { ActRefused, type Done } from './interface-client.js';
import type { Stage } from './stage.js';

type Created = Done & { readonly id: string };

/** Somebody who left longer ago than data of people are kept: an officer asks for the erasure, an approver releases it. */
export const enactErasure = async (stage: Stage, { leaver }: ProgrammeYear): Promise<void> => {
  const subject = await registerLeaver(stage, leaver);
  if (subject === undefined) return;
  const { client, key } = stage;
  const request = { subject, reason: 'noLongerNeeded' };
  const asked = await client.post<Created>('officer', '/v1/erasures', request, { key: key('ask for the erasure') });
  const path = `/v1/erasures/${asked.id}/release`;
  await client.post('approver', path, {}, { key: key('release the erasure'), ifMatch: asked.revision });
};

/** @returns undefined if the person is erased already: then nobody can be registered with that key again */
const registerLeaver = async (
  { client, key, carrierId }: Stage,
  { name, carrier, from, to }: ProgrammeYear['leaver'],
): Promise<string | undefined> => {
  const employment = { carrierId: carrierId(carrier), form: 'socialInsurance', weeklyHours: '35', from, to };
  const body = { name, languages: [{ code: 'de', level: 'B2' }], ...employment };
  try {
    return (await client.post<Created>('officer', '/v1/facilitators', body, { key: key('leaver') })).id;
  } catch (fault) {
    if (fault instanceof ActRefused && fault.isProblem('person-erased')) return undefined;
    throw fault;
  }
};
