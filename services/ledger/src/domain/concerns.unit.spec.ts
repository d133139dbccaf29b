import { concerns } from './concerns.js';
import { describerCatalogue } from './describer-catalogue.js';
import { carrierDescriber, loggedEvent } from './domain.fixture.js';

const describers = describerCatalogue([carrierDescriber]);
const carrier = (id: string) => ({ kind: 'carrier', id });

describe('which events of a shared stream concern a thing', () => {
  const merged = loggedEvent({ type: 'CarrierMerged', data: { carrierId: '1', into: '2', note: '3' } });

  test('those whose describer names it', () => {
    expect(concerns(merged, carrier('1'), describers)).toBe(true);
    expect(concerns(merged, carrier('2'), describers)).toBe(true);
  });

  test('not those that merely mention its id, when the describer can tell', () => {
    expect(concerns(merged, carrier('3'), describers)).toBe(false);
  });

  test('not those that name a thing of another kind under the same id', () => {
    expect(concerns(merged, { kind: 'publishedGrant', id: '1' }, describers)).toBe(false);
  });

  test('of a type that nobody describes: those whose data mention the id, however deep', () => {
    const unknown = loggedEvent({ type: 'SomethingNew', data: { list: [{ about: '7' }], text: 'not 8 itself' } });

    expect(concerns(unknown, carrier('7'), describers)).toBe(true);
    expect(concerns(unknown, carrier('8'), describers)).toBe(false);
  });

  test('when the describer throws: those whose data mention the id', () => {
    const throwing = describerCatalogue([
      {
        ...carrierDescriber,
        things: () => {
          throw new Error('an old shape');
        },
      },
    ]);

    expect(concerns(merged, carrier('3'), throwing)).toBe(true);
    expect(concerns(merged, carrier('4'), throwing)).toBe(false);
  });
});
