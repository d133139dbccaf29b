import fc from 'fast-check';
import { foldProjection } from './fold-projection.js';
import { projectionConsumer } from './projection-consumer.js';
import { openSqliteReadModelStore } from './sqlite/sqlite-read-model-store.js';
import { allRows, dump, type GrantEvent, grantEvents, grants, headOf, recorded } from './support.spec.js';

const first: GrantEvent = { type: 'GrantRecorded', grant: 1, carrier: 'Die Brücke', cents: 500 };
const second: GrantEvent = { type: 'GrantRecorded', grant: 2, carrier: 'Die Brücke', cents: 700 };

describe('folding a projection', () => {
  test('nothing happened: no rows', () => {
    expect(foldProjection(grants(), [])).toEqual(new Map());
  });

  test('an event makes or changes each row it touches', () => {
    const rows = foldProjection(grants(), recorded([first, second]));
    expect([...rows.keys()]).toEqual(['carrier Die Brücke', 'grant 1', 'grant 2']);
    expect(rows.get('carrier Die Brücke')).toMatchObject({ cents: 1_200, grants: 2 });
  });

  test('a row that evolves to nothing is gone, and can begin again', () => {
    const withdrawn: GrantEvent = { ...first, type: 'GrantWithdrawn' };
    expect(foldProjection(grants(), recorded([first, withdrawn]))).toEqual(new Map());
    expect(foldProjection(grants(), recorded([first, withdrawn, second])).get('carrier Die Brücke')).toMatchObject({
      cents: 700,
      grants: 1,
    });
  });

  test('a key that an event names twice is evolved once', () => {
    const twice = { ...grants(), keys: () => ['carrier x', 'carrier x'] };
    expect(foldProjection(twice, recorded([first])).get('carrier x')).toMatchObject({ grants: 1 });
  });

  test('any split into pages gives the same rows as folding at once', async () => {
    const events = recorded(grantEvents(60));
    const pageEnds = fc
      .uniqueArray(fc.nat(60), { maxLength: 12 })
      .map((ends) => [...ends, 0, 60].sort((a, b) => a - b));
    const clean = dump(foldProjection(grants(), events));
    await fc.assert(
      fc.asyncProperty(pageEnds, async (ends) => {
        const store = openSqliteReadModelStore({ file: ':memory:' });
        const readModel = await store.open(grants(), '5107e1d00001');
        const consumer = projectionConsumer(grants(), readModel);
        expect(await consumer.position()).toBeUndefined();
        let handled = 0;
        for (const end of ends) {
          const page = events.slice(handled, end);
          const upTo = headOf(events.slice(0, end));
          if (upTo !== undefined) await consumer.handle(page, upTo);
          handled = end;
        }
        expect(dump(await allRows(readModel))).toEqual(clean);
        expect(await readModel.position()).toBe(headOf(events));
        await store.close();
      }),
      { numRuns: 100 },
    );
  });
});
