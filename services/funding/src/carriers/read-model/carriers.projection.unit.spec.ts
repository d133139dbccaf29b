import { given, recorded } from '@lotsenbuch/testing';
import type { CarrierEvent } from '../domain/events.js';
import { carriersProjection } from './carriers.projection.js';

const registered: CarrierEvent = {
  type: 'CarrierRegistered',
  schemaVersion: 1,
  effectiveOn: '2016-01-01',
  data: { carrierId: 'giz', name: 'GIZ e. V.', legalForm: 'e. V.', recordId: 'r1' },
};
const renamed: CarrierEvent = {
  type: 'CarrierRenamed',
  schemaVersion: 1,
  effectiveOn: '2020-03-01',
  data: { carrierId: 'giz', from: 'GIZ e. V.', to: 'Kiezstern e. V.', reason: 'organisationRenamed' },
};
const merged = (into: string): CarrierEvent => ({
  type: 'CarrierMerged',
  schemaVersion: 1,
  data: { carrierId: 'giz', into, reason: 'sameOrganisationOtherSpelling' },
});

const state = {
  carrierId: 'giz',
  names: [{ from: '', value: 'GIZ e. V.' }],
  legalForms: [{ from: '2016-01-01', value: 'e. V.' }],
  sightings: [{ spelling: 'GIZ e. V.', on: '2016-01-01' }],
};

describe('the read model of carriers', () => {
  test('has a row for each carrier, at the revision of its last event', () => {
    given(carriersProjection, ...recorded('carrier-giz', registered, renamed)).thenRows({
      giz: {
        state: { ...state, names: [...state.names, { from: '2020-03-01', value: 'Kiezstern e. V.' }] },
        merges: [],
        revision: 1,
      },
    });
  });

  test('keeps every merge with its place in the log: which of them counts, only all carriers together tell', () => {
    given(carriersProjection, ...recorded('carrier-giz', registered, merged('oase'), merged('pfeffer'))).thenRows({
      giz: {
        state: { ...state, mergedInto: 'pfeffer' },
        merges: [
          { into: 'oase', position: expect.stringMatching(/2$/) },
          { into: 'pfeffer', position: expect.stringMatching(/3$/) },
        ],
        revision: 2,
      },
    });
  });

  test('is of carriers only', () => {
    given(carriersProjection, ...recorded('carrierGroup-1', registered)).thenRows({});
  });

  test('stops at an event of a later release instead of taking it for nothing', () => {
    const unknown = { type: 'CarrierDissolved', schemaVersion: 1, data: { carrierId: 'giz' } };
    const rows = given(carriersProjection, ...recorded('carrier-giz', registered, unknown));
    expect(() => rows.thenRows({})).toThrow(/CarrierDissolved/);
  });
});
