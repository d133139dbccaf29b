import { OutcomeUnknown, StoreStopped } from '../errors.js';
import { REPEAT_AFTER_MS } from './append-until-known.js';
import { appropriate, budgetYear, type Fault, keyed, Office, reserve } from './support.spec.js';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
  await office.handle('budget', appropriate(1_000));
});
afterEach(() => office.close());

const unknown = () => new OutcomeUnknown('the connection was lost');

const lostOnTheWay: Fault = () => Promise.reject(unknown());

const writtenButUnanswered: Fault = async (append) => {
  await append();
  throw unknown();
};

const afterTheBudget = () => office.store.appends.slice(1);

describe('an append whose outcome is unknown', () => {
  test.each([
    ['and that was not written', lostOnTheWay],
    ['and that was written', writtenButUnanswered],
  ])('%s repeats the same ids and content at the same expected revision', async (_, fault) => {
    office.store.faults = [fault, fault];
    const outcome = await office.handle('k1', reserve(10, 'g1', 'g2'));
    expect(outcome).toMatchObject({ kind: 'accepted', revision: 2, replayed: false });

    const [first, ...repeats] = afterTheBudget();
    expect(first?.expected).toBe(0);
    expect(repeats).toEqual([first, first]);
    expect((await office.recorded()).map(({ id }) => id).slice(1)).toEqual(first?.events.map(({ id }) => id));
    expect(await office.handle('k1', reserve(10, 'g1', 'g2'))).toEqual({ ...outcome, replayed: true });
  });

  test('is decided again, as new events, if another writer took its place', async () => {
    const overtaken: Fault = async () => {
      await office.colleague().handle(budgetYear, '2026', reserve(995, 'g9'), keyed('elsewhere'));
      throw unknown();
    };
    office.store.faults = [overtaken];
    expect(await office.handle('k1', reserve(10, 'g1'))).toEqual({
      kind: 'rejected',
      rejection: { kind: 'notEnough', free: 5 },
    });
    office.store.faults = [
      async () => {
        await office.colleague().handle(budgetYear, '2026', appropriate(100), keyed('elsewhere-too'));
        throw unknown();
      },
    ];
    expect(await office.handle('k2', reserve(1, 'g2'))).toMatchObject({ kind: 'accepted', revision: 3 });
    const ids = afterTheBudget().map(({ events }) => events[0]?.id);
    expect(new Set(ids).size).toBe(3);
  });

  test('is repeated a bounded number of times; then the outcome is said to be unknown', async () => {
    office.store.faults = Array.from({ length: 100 }, () => lostOnTheWay);
    await expect(office.handle('k1', reserve(10, 'g1'))).rejects.toThrow(OutcomeUnknown);
    expect(afterTheBudget()).toHaveLength(1 + REPEAT_AFTER_MS.length);
  });

  test.each([
    ['was not written is decided then', lostOnTheWay, false],
    ['was written after all answers with what it did', writtenButUnanswered, true],
  ])('and stays unknown can be repeated by the caller: one that %s', async (_, fault, replayed) => {
    office.store.faults = Array.from({ length: 1 + REPEAT_AFTER_MS.length }, () => fault);
    await expect(office.handle('k1', reserve(10, 'g1'))).rejects.toThrow(OutcomeUnknown);

    expect(await office.handle('k1', reserve(10, 'g1'))).toMatchObject({ kind: 'accepted', revision: 1, replayed });
    expect(await office.recorded()).toHaveLength(2);
  });

  test('is not called unrecorded because the store stopped before it could be asked again', async () => {
    const stopped: Fault = () => Promise.reject(new StoreStopped('the disk is full'));
    office.store.faults = [writtenButUnanswered, stopped];
    await expect(office.handle('k1', reserve(10, 'g1'))).rejects.toThrow(OutcomeUnknown);
    expect(await office.handle('k1', reserve(10, 'g1'))).toMatchObject({
      kind: 'accepted',
      revision: 1,
      replayed: true,
    });
  });

  test('keeps the next command on the stream waiting, and harms it not', async () => {
    office.store.faults = [writtenButUnanswered];
    const outcomes = await Promise.all([office.handle('k1', reserve(1, 'g1')), office.handle('k2', reserve(1, 'g2'))]);
    expect(outcomes).toMatchObject([{ revision: 1 }, { revision: 2 }]);
    expect(await office.recorded()).toHaveLength(3);
  });
});
