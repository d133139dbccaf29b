import { appropriate, Office, release, reserve } from './support.spec.js';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
  await office.handle('budget', appropriate(1_000));
  await office.handle('k1', reserve(10, 'g1', 'g2'));
});
afterEach(() => office.close());

describe('an ETag belongs to a thing, also where several share a stream', () => {
  test('it is the revision of the last event that touched that thing', async () => {
    expect(await office.handle('k2', reserve(5, 'g2', 'g3', 'g2'))).toMatchObject({
      revision: 5,
      touched: new Map([
        ['g2', 5],
        ['g3', 4],
      ]),
    });
  });

  test('what happens to a neighbour does not make it stale', async () => {
    await office.handle('k2', reserve(10, 'g2'));
    const ifMatch = { thing: 'g1', revision: 1 };
    expect(await office.handle('k3', release('g1'), { ifMatch })).toMatchObject({ kind: 'accepted', revision: 4 });
  });

  test.each([
    ['in the same process', async () => {}],
    ['after a restart', () => office.restart()],
  ])('a stale one is refused with the present revision of the thing, %s', async (_, between) => {
    await office.handle('k2', reserve(10, 'g1'));
    await office.handle('k3', reserve(10, 'g2'));
    await between();
    const ifMatch = { thing: 'g1', revision: 1 };
    expect(await office.handle('k4', release('g1'), { ifMatch })).toEqual({
      kind: 'preconditionFailed',
      thing: 'g1',
      actual: 3,
    });
    expect(await office.recorded()).toHaveLength(5);
  });

  test('one that is ahead of the thing is refused too', async () => {
    const ifMatch = { thing: 'g1', revision: 2 };
    expect(await office.handle('k2', release('g1'), { ifMatch })).toMatchObject({
      kind: 'preconditionFailed',
      actual: 1,
    });
  });

  test('a thing that does not exist has no revision', async () => {
    const ifMatch = { thing: 'g9', revision: 0 };
    const refused = { kind: 'preconditionFailed', thing: 'g9', actual: undefined };
    expect(await office.handle('k2', release('g9'), { ifMatch })).toEqual(refused);
    expect(await office.handle('k3', release('g9'), { ifMatch }, '2027')).toEqual(refused);
  });

  test('of two changes that saw the same revision one is accepted', async () => {
    const ifMatch = { thing: 'g1', revision: 1 };
    const outcomes = await Promise.all([
      office.handle('k2', reserve(1, 'g1'), { ifMatch }),
      office.handle('k3', reserve(2, 'g1'), { ifMatch }),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'preconditionFailed']);
  });
});
