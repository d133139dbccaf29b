import { given } from '@lotsenbuch/testing';
import { selectionDecider } from './carrier-selection.js';
import { ADA, nominated, PERIOD, READY } from './selection.support.spec.js';
import type { CommandOf } from './selection-commands.js';

describe('a change of carrier in mid-period', () => {
  const change = (fields: Partial<CommandOf<'ChangeCarrier'>> = {}): CommandOf<'ChangeCarrier'> => ({
    type: 'ChangeCarrier',
    to: 'oase',
    toReadAs: 'oase',
    on: '2026-07-01',
    money: { period: PERIOD, totalCents: 12_000_000, method: 'days' },
    reason: 'carrierGaveUp',
    today: '2026-05-01',
    by: ADA,
    ...fields,
  });

  test('names both, the day, the reason, and how the money is split', () => {
    given(selectionDecider, ...READY, nominated)
      .when(change())
      .thenEvents({
        type: 'CarrierChanged',
        schemaVersion: 1,
        effectiveOn: '2026-07-01',
        data: {
          selectionId: 's1',
          area: '07',
          from: 'giz',
          to: 'oase',
          split: {
            method: 'days',
            period: PERIOD,
            totalCents: 12_000_000,
            formerCents: 5_950_685,
            newCents: 6_049_315,
          },
          reason: 'carrierGaveUp',
          by: ADA,
        },
      });
  });

  test('before a nomination, to nobody, or to the same carrier is refused', () => {
    given(selectionDecider, ...READY)
      .when(change())
      .thenRejected({ kind: 'notNominated' });
    const { toReadAs: _, ...unknown } = change();
    given(selectionDecider, ...READY, nominated)
      .when(unknown)
      .thenRejected({ kind: 'carrierUnknown', field: 'to', carrierId: 'oase' });
    given(selectionDecider, ...READY, nominated)
      .when(change({ to: 'giz', toReadAs: 'giz' }))
      .thenRejected({
        kind: 'valueRefused',
        field: 'to',
        expected: 'another carrier than before',
        german: 'ein anderer Träger als bisher',
        found: 'giz',
      });
  });

  test.each([
    ['on the first day of the carrier before', { on: '2026-01-01' }, 'on'],
    ['on the day after the period', { on: '2027-01-01' }, 'on'],
    [
      'with money for another period',
      { money: { period: { from: '2026-01-01', to: '2027-02-01' }, totalCents: 1, method: 'days' as const } },
      'moneyFrom',
    ],
  ])('%s is refused', (_, fields, field) => {
    const state = [...READY, nominated].reduce(selectionDecider.evolve, selectionDecider.initialState);
    expect(selectionDecider.decide(change(fields), state)).toMatchObject({
      ok: false,
      error: { kind: 'valueRefused', field },
    });
  });
});
