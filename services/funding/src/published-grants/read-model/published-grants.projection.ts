import { domainEventOf, type RecordedEvent } from '@lotsenbuch/event-store';
import type { Projection } from '@lotsenbuch/projections';
import type { PublishedRegisterEvent } from '../domain/events.js';
import { districtOf, openQuestionsOf, type PublishedGrantRow, statusOf } from './published-grant-row.js';

type RecordEvent = Exclude<PublishedRegisterEvent, { readonly type: 'RegisterImported' | 'RegisterRowsRefused' }>;

const recordEventOf = ({ envelope }: RecordedEvent): RecordEvent => domainEventOf<RecordEvent>(envelope);

const evolve = (row: PublishedGrantRow | undefined, recorded: RecordedEvent): PublishedGrantRow | undefined => {
  const event = recordEventOf(recorded);
  const { revision } = recorded.envelope;
  if (event.type === 'PublishedGrantRecorded') {
    const {
      recordId,
      importId,
      year,
      identity,
      cells,
      amountCents,
      amountPrecision,
      verdict,
      basis,
      district,
      source,
    } = event.data;
    return {
      carrier: { state: 'unresolved' },
      corrections: [],
      // A record that comes back after a withdrawal keeps what was found out about it.
      ...row,
      recordId,
      importId,
      year,
      foldedRecipient: identity.recipient,
      cells,
      amountCents,
      amountPrecision,
      verdict,
      basis,
      withdrawn: false,
      statedDistrict: district,
      source,
      revision,
    };
  }
  if (row === undefined) throw new Error(`${event.type} for record ${event.data.recordId}, which was never recorded`);
  switch (event.type) {
    case 'PublishedGrantCorrected': {
      const { amountCents, source, cells } = event.data;
      const corrections = [...row.corrections, { amountCents, source }];
      return { ...row, amountCents: amountCents.to, cells, source, corrections, revision };
    }
    case 'PublishedGrantReclassified': {
      const { verdict, basis, district, cells, source } = event.data;
      return { ...row, verdict: verdict.to, basis, statedDistrict: district, cells, source, revision };
    }
    case 'PublishedGrantWithdrawn':
      return { ...row, withdrawn: true, revision };
    case 'PublishedGrantReviewed': {
      const { decision, reason } = event.data;
      return { ...row, decision: { decision, reason }, revision };
    }
    case 'PublishedGrantCarrierResolved': {
      const { carrierId, rule, district } = event.data;
      return {
        ...row,
        carrier: { state: 'resolved', carrierId, rule },
        ...(district && { inferredDistrict: district }),
        revision,
      };
    }
    case 'PublishedGrantCarrierAmbiguous':
      return { ...row, carrier: { state: 'ambiguous', candidates: event.data.candidates }, revision };
  }
};

/** The published grant records as they stand now, one row each. */
export const publishedGrantsProjection: Projection<PublishedGrantRow> = {
  name: 'published-grants',
  version: 1,
  filter: {
    streamPrefixes: ['publishedRegister-'],
    types: [
      'PublishedGrantRecorded',
      'PublishedGrantCorrected',
      'PublishedGrantReclassified',
      'PublishedGrantWithdrawn',
      'PublishedGrantReviewed',
      'PublishedGrantCarrierResolved',
      'PublishedGrantCarrierAmbiguous',
    ],
  },
  keys: (event) => [recordEventOf(event).data.recordId],
  evolve,
  indexes: {
    year: ({ year }) => year,
    status: statusOf,
    district: (row) => {
      const found = districtOf(row);
      return 'district' in found ? found.district : found.basis;
    },
    carrier: ({ carrier }) => (carrier.state === 'resolved' ? carrier.carrierId : undefined),
    open: (row) => openQuestionsOf(row).length > 0,
    order: ({ year, foldedRecipient }) => `${year} ${foldedRecipient}`,
  },
};
