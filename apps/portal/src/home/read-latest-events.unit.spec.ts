import type { EventDescriber } from '@lotsenbuch/kernel';
import { anEvent } from '@lotsenbuch/testing';
import { readLatestEvents } from './read-latest-events.js';

const describer: EventDescriber = {
  types: ['CarrierRenamed', 'CarrierMerged'],
  things: () => [],
  describe(event, language) {
    if (event.type === 'CarrierMerged') throw new TypeError('into is undefined');
    return { summary: language === 'de' ? 'Umbenannt' : 'Renamed', changes: [] };
  },
};

const latest = (types: readonly string[]) =>
  readLatestEvents(
    {
      eventStore: { readLatest: async () => types.map((type) => anEvent().ofType(type).buildRecorded()) },
      describers: [describer],
    },
    'de',
  );

describe('the latest events of the start page', () => {
  test('are put into words', async () => {
    expect(await latest(['CarrierRenamed'])).toMatchObject([{ summary: 'Umbenannt', actor: 'officer:test' }]);
  });

  test('are all shown: what cannot be described keeps nobody from the rest of the page', async () => {
    const events = await latest(['CarrierMerged', 'NeverHeardOf', 'CarrierRenamed']);
    expect(events.map(({ summary }) => summary)).toEqual([
      'Ereignis CarrierMerged (version 1)',
      'Ereignis NeverHeardOf (version 1)',
      'Umbenannt',
    ]);
  });
});
