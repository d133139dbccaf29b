import type { HttpClient } from '@lotsenbuch/testing';
import { exampleDocument } from '../example/programme-year/act/example-document.js';

export interface Changed {
  readonly id: string;
  readonly revision: number;
}

const taken = <Body>({ status, body, text }: { status: number; body: Body; text: string }): Body => {
  if (status >= 300) throw new Error(text);
  return body;
};

/** A final budget year with 80,000 € for district 07, 20,000 € in reserve and the rest to be shared. */
export const openYear = async (officer: HttpClient, year: number): Promise<void> => {
  const parts = [
    { part: 'district-07', amountCents: 80_000_00 },
    { part: 'reserve', amountCents: 20_000_00 },
    { part: 'undistributed', amountCents: 120_000_00 },
  ];
  taken(
    await officer.post('/v1/budget-years', {
      year,
      stage: 'final',
      effectiveOn: `${year}-01-01`,
      address: { chapter: '1120', title: '68406' },
      reason: 'budgetPassed',
      totalCents: 220_000_00,
      parts,
    }),
  );
};

/** @returns the id of a carrier that is in the transparency register */
export const registerCarrier = async (officer: HttpClient, name: string): Promise<string> => {
  const { carrierId, revision } = taken(
    await officer.post<Changed & { carrierId: string }>('/v1/carriers', { name, distinct: true }),
  );
  const entry = { entryNumber: 'TDB-1', seenOn: '2025-10-01' };
  taken(await officer.post(`/v1/carriers/${carrierId}/transparency-register-entry`, entry, { ifMatch: revision }));
  return carrierId;
};

const revisionOf = async (officer: HttpClient, id: string): Promise<number> =>
  taken(await officer.get<Changed>(`/v1/grants/${id}`)).revision;

/** The extract of the transparency register, which a decision needs. */
export const attachExtract = async (officer: HttpClient, id: string): Promise<void> => {
  const query = 'kind=transparencyRegisterExtract&title=Auszug';
  const file = { bytes: exampleDocument('Auszug'), contentType: 'application/pdf' };
  const ifMatch = await revisionOf(officer, id);
  taken(await officer.postFile(`/v1/grants/${id}/documents?${query}`, file, { ifMatch }));
};

/** 85,000 € for two positions in district 07 in 2026. */
export const APPLIED = {
  area: '07',
  period: { from: '2026-01-01', to: '2027-01-01' },
  financing: { kind: 'deficit' },
  positions: 2,
  goals: ['300 Begleitungen im Jahr'],
  plan: {
    costs: [
      {
        lineId: 'staff',
        kind: 'staff',
        caption: 'Lotsen',
        amountCents: 85_000_00,
        staff: { positions: 2, payGroup: 'E 5', tariff: 'TV-L', weeklyHours: 3940, months: 1200 },
      },
    ],
    income: [],
    requestedCents: 85_000_00,
    rates: [{ year: 2026, amountCents: 85_000_00 }],
  },
};

/** Every point settled by two signatures, and everything found adequate: it waits for its decision. */
export const readyToDecide = async (
  { officer, approver }: { readonly officer: HttpClient; readonly approver: HttpClient },
  id: string,
  settled: () => Promise<void>,
): Promise<void> => {
  const act = async (client: HttpClient, path: string, body: object) => {
    await settled();
    taken(await client.post(`/v1/grants/${id}/${path}`, body, { ifMatch: await revisionOf(officer, id) }));
  };
  await settled();
  await attachExtract(officer, id);
  await act(officer, 'overrides', { block: 'notNominated', reason: 'publicInterest' });
  await act(approver, 'overrides/countersignature', { block: 'notNominated' });
  const line = { lineId: 'staff', necessary: true, adequateCents: 85_000_00, reason: 'adequate' };
  await act(officer, 'review', { version: 1, lines: [line] });
  await settled();
};
