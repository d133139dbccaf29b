import type { EventDescriber } from '@lotsenbuch/kernel';
import { describeEvent } from './describe-event.js';
import { describerCatalogue } from './describer-catalogue.js';
import { carrierDescriber, loggedEvent } from './domain.fixture.js';

const describers = describerCatalogue([carrierDescriber]);

describe('describing an event', () => {
  test('its describer puts it into words of the language asked for', () => {
    const renamed = loggedEvent({ type: 'CarrierRenamed', data: { carrierId: '1', from: 'GIZ', to: 'GIZ gGmbH' } });

    expect(describeEvent(renamed, describers, 'de')).toEqual({
      summary: 'Umbenannt',
      changes: [{ field: 'Name', from: 'GIZ', to: 'GIZ gGmbH' }],
    });
    expect(describeEvent(renamed, describers, 'en').summary).toBe('Renamed');
  });

  test('a type that nobody describes is shown as type and data, never dropped', () => {
    const unknown = loggedEvent({
      type: 'SomethingNew',
      schemaVersion: 3,
      data: { amount: { from: 1, to: 2 }, tags: ['a', 'b'], empty: {}, none: [], flag: false },
    });

    expect(describeEvent(unknown, describers, 'de')).toEqual({
      summary: 'Ereignis SomethingNew (version 3)',
      changes: [
        { field: 'amount.from', to: '1' },
        { field: 'amount.to', to: '2' },
        { field: 'tags[0]', to: 'a' },
        { field: 'tags[1]', to: 'b' },
        { field: 'empty', to: '{}' },
        { field: 'none', to: '[]' },
        { field: 'flag', to: 'false' },
      ],
      remark: 'Für diese Ereignisart gibt es keine Beschreibung; gezeigt sind Art und Daten.',
    });
  });

  test('an event without data still has its line', () => {
    expect(describeEvent(loggedEvent({ type: 'Empty', data: {} }), describers, 'en').changes).toEqual([]);
  });

  test('an event whose describer throws is shown as type and data, with a remark that says why', () => {
    const broken = loggedEvent({ type: 'CarrierRenamed', data: { carrierId: '1', to: 'GIZ gGmbH' } });

    const account = describeEvent(broken, describers, 'en');

    expect(account.summary).toBe('Event CarrierRenamed (version 1)');
    expect(account.changes).toContainEqual({ field: 'to', to: 'GIZ gGmbH' });
    expect(account.remark).toMatch(/^The description failed \(.*undefined.*\); shown are the type and data\.$/);
  });
});

describe('the catalogue of describers', () => {
  test('refuses two describers for one type, because the order of wiring would decide', () => {
    const rival: EventDescriber = { ...carrierDescriber, types: ['CarrierMerged'] };

    expect(() => describerCatalogue([carrierDescriber, rival])).toThrow(/CarrierMerged has two describers/);
  });
});
