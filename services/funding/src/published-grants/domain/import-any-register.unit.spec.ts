import fc from 'fast-check';
import { aClassifiedRow, anImport, changesOf, eventsOf, stateAfter } from './register.support.spec.js';

describe('for any two files', () => {
  const rows = fc
    .array(fc.record({ purpose: fc.constantFrom('a', 'b', 'c'), amountCents: fc.constantFrom(100, 200, 300) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((list) => list.map((row, index) => aClassifiedRow({ ...row, row: index + 2 })));

  const presentAmounts = (events: ReturnType<typeof eventsOf>) =>
    [...stateAfter(events).records.values()]
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ identity, amountCents }) => `${identity.purpose} ${amountCents}`)
      .sort();

  test('after the second, the register holds exactly what it says', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const events = eventsOf(anImport('a', before), anImport('b', after));
        expect(presentAmounts(events)).toEqual(
          after.map(({ identity, amountCents }) => `${identity.purpose} ${amountCents}`).sort(),
        );
      }),
    );
  });

  const reversed = (list: readonly ReturnType<typeof aClassifiedRow>[]) =>
    list.toReversed().map((row, index) => ({ ...row, row: index + 2 }));

  test('a record gets the same id in whatever order the rows stand', () => {
    const idsAndAmounts = (list: Parameters<typeof reversed>[0]) =>
      [...stateAfter(eventsOf(anImport('a', list))).records]
        .map(([id, { amountCents }]) => `${id} ${amountCents}`)
        .sort();
    fc.assert(fc.property(rows, (list) => expect(idsAndAmounts(reversed(list))).toEqual(idsAndAmounts(list))));
  });

  test('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const backwards = reversed(after);
        expect(changesOf(anImport('a', before), anImport('b', after), anImport('c', backwards))).toEqual([
          'RegisterImported',
        ]);
      }),
    );
  });

  test('counts of changes add up to the rows', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const imports = eventsOf(anImport('a', before), anImport('b', after)).flatMap((event) =>
          event.type === 'RegisterImported' ? [event.data.changes] : [],
        );
        const { recorded = 0, corrected = 0, unchanged = 0 } = imports[1] ?? {};
        expect(recorded + corrected + unchanged).toBe(after.length);
      }),
    );
  });
});
