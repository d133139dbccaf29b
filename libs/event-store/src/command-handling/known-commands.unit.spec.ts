import fc from 'fast-check';
import { KnownCommands } from './known-commands.js';

describe('the commands known to a stream', () => {
  test('each stands where its events stand, whatever came before and after', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(sizes, (eventsOfCommand) => {
        const known = new KnownCommands();
        const expected: { first: number; last: number }[] = [];
        let revision = 0;
        for (const [index, count] of eventsOfCommand.entries()) {
          expected.push({ first: revision, last: revision + count - 1 });
          for (let event = 0; event < count; event += 1) {
            known.note(`command-${index}`, revision);
            revision += 1;
          }
        }
        for (const [index, range] of expected.entries()) {
          expect(known.eventsOf(`command-${index}`, revision - 1)).toEqual(range);
        }
        expect(known.eventsOf('another', revision - 1)).toBeUndefined();
      }),
    );
  });

  test('one that a foreign writer used twice means its first events', () => {
    const known = new KnownCommands();
    for (const [revision, id] of ['a', 'a', 'b', 'a', 'c'].entries()) known.note(id, revision);
    expect(known.eventsOf('a', 4)).toEqual({ first: 0, last: 1 });
    expect(known.eventsOf('b', 4)).toEqual({ first: 2, last: 2 });
    expect(known.eventsOf('c', 4)).toEqual({ first: 4, last: 4 });
  });
});
