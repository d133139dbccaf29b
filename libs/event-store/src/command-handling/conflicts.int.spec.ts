import type { Aggregate } from '@lotsenbuch/kernel';
import fc from 'fast-check';
import { AppendRefused, OutcomeUnknown } from '../errors.js';
import { TooManyConflicts } from './command-handler.js';
import { createCommandHandler } from './create-command-handler.js';
import { MAX_ATTEMPTS } from './settle-command.js';
import {
  appropriate,
  type Budget,
  type BudgetCommand,
  type BudgetEvent,
  type BudgetRejection,
  budgetDecider,
  budgetYear,
  conflict,
  keyed,
  Office,
  release,
  reserve,
} from './support.spec.js';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

describe('64 commands on one stream at the same time', () => {
  test('in one process wait for each other: each is decided once, on what the one before left', async () => {
    await office.handle('budget', appropriate(40));
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, index) => office.handle(`k${index}`, reserve(1, `g${index}`))),
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual([
      ...Array.from({ length: 40 }, () => 'accepted'),
      ...Array.from({ length: 24 }, () => 'rejected'),
    ]);
    expect((await office.recorded()).map(({ revision }) => revision)).toEqual(Array.from({ length: 41 }, (_, i) => i));
  });

  test('are recorded in one append by those that wait, and answered as if each had been alone', async () => {
    await office.handle('budget', appropriate(3));
    const [first, twice, again, changed, refused, free] = await Promise.all([
      office.handle('k1', reserve(1, 'g1'), { ifMatch: { thing: 'budget', revision: 0 } }),
      office.handle('k2', reserve(1, 'g1', 'g2')),
      office.handle('k2', reserve(1, 'g1', 'g2')),
      office.handle('k3', release('g1'), { ifMatch: { thing: 'g1', revision: 2 } }),
      office.handle('k4', release('g2'), { ifMatch: { thing: 'g2', revision: 2 } }),
      office.handle('k5', reserve(2, 'g5')),
    ]);
    expect(office.store.appends.length).toBeLessThan(4);
    expect(first).toMatchObject({ revision: 1, touched: new Map([['g1', 1]]) });
    expect(twice).toMatchObject({ revision: 3, replayed: false, events: [{ data: { grant: 'g1' } }, {}] });
    expect(again).toMatchObject({ kind: 'accepted', revision: 3, replayed: true });
    expect(changed).toMatchObject({ kind: 'accepted', revision: 4 });
    expect(refused).toEqual({ kind: 'preconditionFailed', thing: 'g2', actual: 3 });
    expect(free).toMatchObject({ kind: 'accepted', revision: 5 });
    expect((await office.recorded()).map(({ correlationId }) => correlationId.at(-1))).toEqual([...'t12235']);
  });

  test('each answer where the last of their own events stands, also when they shared an append or are repeated', async () => {
    await office.handle('budget', appropriate(6));
    const keys = ['k1', 'k2', 'k3'];
    const ask = () => Promise.all(keys.map((key) => office.handle(key, reserve(1, `${key}-a`, `${key}-b`))));
    const first = await ask();
    expect(office.store.appends.length).toBeLessThan(4);
    const again = await ask();
    const recorded = await office.recorded();
    for (const outcomes of [first, again]) {
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.kind !== 'accepted') throw new Error(`the command was ${outcome.kind}`);
        expect(outcome.stream).toBe('budgetYear-2026');
        const { commandId, data } = recorded[outcome.revision]!;
        expect({ commandId, data }).toMatchObject({
          commandId: keyed(keys[index]!).commandId,
          data: { grant: `${keys[index]}-b` },
        });
      }
    }
  });

  test('one that fails to be decided or to be recorded harms none of those it would be recorded with', async () => {
    await office.handle('budget', appropriate(3));
    const [alone, notCanonical, after] = await Promise.allSettled([
      office.handle('k1', reserve(1, 'g1')),
      office.handle('k2', reserve(1, '\ud800')),
      office.handle('k3', reserve(1, 'g3')),
    ]);
    expect([alone.status, notCanonical.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await office.recorded()).map(({ correlationId }) => correlationId.at(-1))).toEqual([...'t13']);
  });

  test('all learn that their outcome is unknown, and each finds it when it asks again', async () => {
    await office.handle('budget', appropriate(3));
    office.store.faults = Array.from({ length: 4 }, () => () => Promise.reject(new OutcomeUnknown('lost')));
    const ask = () => Promise.allSettled(['k1', 'k2'].map((key) => office.handle(key, reserve(1, key))));
    expect((await ask()).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask()).toMatchObject([{ value: { kind: 'accepted' } }, { value: { kind: 'accepted' } }]);
    expect(await office.recorded()).toHaveLength(3);
  });

  test('in four processes lose races and decide again: never more is reserved than there is', async () => {
    await office.handle('budget', appropriate(40));
    const handlers = [office.handler, office.colleague(), office.colleague(), office.colleague()];
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        (handlers[index % 4] ?? office.handler).handle(budgetYear, '2026', reserve(1, `g${index}`), keyed(`k${index}`)),
      ),
    );
    const count = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length;
    expect([count('accepted'), count('rejected')]).toEqual([40, 24]);
    const revisions = outcomes.flatMap((outcome) => (outcome.kind === 'accepted' ? [outcome.revision] : []));
    expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});

describe('a cache that is behind the store', () => {
  const elsewhere = (key: string, command: BudgetCommand) =>
    office.colleague().handle(budgetYear, '2026', command, keyed(key));

  test('never lets a decision be recorded that the tail forbids', async () => {
    await office.handle('k1', appropriate(100));
    await elsewhere('k2', reserve(80, 'g1'));
    expect(await office.handle('k3', reserve(50, 'g2'))).toEqual({
      kind: 'rejected',
      rejection: { kind: 'notEnough', free: 20 },
    });
    expect(await office.recorded()).toHaveLength(2);
  });

  test('a rejection decided from it reads the tail and decides again', async () => {
    await office.handle('k1', appropriate(10));
    await elsewhere('k2', appropriate(90));
    expect(await office.handle('k3', reserve(50, 'g1'))).toMatchObject({ kind: 'accepted', revision: 2 });
  });

  test('so does "nothing to change"', async () => {
    await office.handle('k1', appropriate(10));
    await elsewhere('k2', reserve(10, 'g1'));
    expect(await office.handle('k3', release('g1'))).toMatchObject({ kind: 'accepted', revision: 2 });
  });

  test('so does a failed precondition', async () => {
    await office.handle('k1', appropriate(10));
    await elsewhere('k2', appropriate(20));
    const ifMatch = { thing: 'budget', revision: 1 };
    expect(await office.handle('k3', appropriate(30), { ifMatch })).toMatchObject({ kind: 'accepted', revision: 2 });
  });

  test('load reads up to the head', async () => {
    await office.handle('k1', appropriate(10));
    await elsewhere('k2', appropriate(20));
    const { state, revision } = await office.handler.load(budgetYear, '2026');
    expect([state.free, revision]).toEqual([30, 1]);
  });
});

describe('a warm cache', () => {
  test('spares the reading: commands that are accepted read nothing', async () => {
    await office.handle('k1', appropriate(100));
    const { reads } = office.store;
    await office.handle('k2', reserve(1, 'g1'));
    await office.handle('k3', reserve(1, 'g2'));
    expect(office.store.reads).toBe(reads);
  });

  test('holds what a fresh reading of the stream gives', async () => {
    const grants = fc.constantFrom('g1', 'g2', 'g3');
    const commands = fc.oneof(
      fc.nat({ max: 100 }).map(appropriate),
      fc.tuple(fc.nat({ max: 60 }), fc.array(grants, { minLength: 1, maxLength: 3 })).map(([c, g]) => reserve(c, ...g)),
      grants.map(release),
    );
    let year = 2000;
    await fc.assert(
      fc.asyncProperty(fc.array(commands, { maxLength: 12 }), async (sequence) => {
        year += 1;
        for (const [index, command] of sequence.entries()) {
          await office.handle(`${year}/${index}`, command, {}, String(year));
        }
        const warm = await office.handler.load(budgetYear, String(year));
        const cold = await office.colleague().load(budgetYear, String(year));
        expect(warm).toEqual(cold);
      }),
      { numRuns: 40 },
    );
  });

  test('refuses a second aggregate on the same stream: their states would be mixed up', async () => {
    await office.handle('k1', appropriate(100));
    await expect(office.handler.load({ ...budgetYear }, '2026')).rejects.toThrow('one Aggregate object per category');
  });
});

describe('a command that cannot be recorded', () => {
  test(`gives up after ${MAX_ATTEMPTS} conflicts, and can be repeated later`, async () => {
    await office.handle('k1', appropriate(100));
    office.store.faults = Array.from({ length: MAX_ATTEMPTS }, () => conflict);
    await expect(office.handle('k2', reserve(1, 'g1'))).rejects.toThrow(TooManyConflicts);
    expect(await office.recorded()).toHaveLength(1);
    const attempts = office.store.appends.slice(1);
    expect(new Set(attempts.map(({ events }) => events[0]?.id)).size).toBe(MAX_ATTEMPTS);

    expect(await office.handle('k2', reserve(1, 'g1'))).toMatchObject({ kind: 'accepted', replayed: false });
  });

  test('fails as the store says, and the next one goes on', async () => {
    const tooLong: BudgetCommand = { do: 'appropriate', cents: 1, note: 'x'.repeat(70_000) };
    await expect(office.handle('k1', tooLong)).rejects.toThrow(AppendRefused);
    expect(await office.handle('k1', appropriate(1))).toMatchObject({ kind: 'accepted', revision: 0 });
  });

  test('because it could not be folded is not recorded', async () => {
    const broken: Aggregate<Budget, BudgetCommand, BudgetEvent, BudgetRejection> = {
      ...budgetYear,
      decider: {
        ...budgetDecider,
        evolve: () => {
          throw new Error('a fault in evolve');
        },
      },
    };
    const handler = createCommandHandler({ store: office.store });
    await expect(handler.handle(broken, '2026', appropriate(1), keyed('k1'))).rejects.toThrow('a fault in evolve');
    expect(await office.recorded()).toEqual([]);
  });
});

test('commands on different streams do not wait for each other', async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  office.store.faults = [(append) => held.then(append)];
  const slow = office.handle('k1', appropriate(1), {}, '2026');
  expect(await office.handle('k2', appropriate(1), {}, '2027')).toMatchObject({ kind: 'accepted' });
  letGo();
  expect(await slow).toMatchObject({ kind: 'accepted' });
});
