import { appropriate, budgetYear, keyed, Office, release, reserve } from './support.spec.js';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

describe('an accepted command', () => {
  test('is recorded with who asked for what, and with the version of the decider', async () => {
    const causationId = '019abcde-0123-7abc-8def-0123456789ab';
    const outcome = await office.handle('k1', appropriate(1_000), { causationId });
    expect(outcome).toMatchObject({ kind: 'accepted', revision: 0, replayed: false });
    expect(await office.recorded()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
        stream: 'budgetYear-2026',
        revision: 0,
        type: 'BudgetAppropriated',
        schemaVersion: 1,
        recordedAt: expect.any(String),
        effectiveOn: '2026-01-01',
        actor: 'officer:7d0c',
        commandId: keyed('k1').commandId,
        requestHash: 'a'.repeat(64),
        correlationId: 'correlation-k1',
        causationId,
        deciderVersion: 'budget-1',
        data: { cents: 1_000 },
      },
    ]);
  });

  test('without request hash, causation or effective day is recorded without these fields', async () => {
    const { requestHash: _, ...context } = keyed('k2');
    await office.handle('k1', appropriate(1_000));
    await office.handler.handle(budgetYear, '2026', reserve(10, 'g1'), context);
    const [, event] = await office.recorded();
    for (const absent of ['requestHash', 'causationId', 'effectiveOn']) expect(event).not.toHaveProperty(absent);
  });
});

describe('a known command', () => {
  test('answers with its original revision, position and events, and is not decided again', async () => {
    const first = await office.handle('k1', appropriate(1_000));
    const second = await office.handle('k1', appropriate(1_000));
    expect(second).toEqual({ ...first, replayed: true });
    expect(await office.recorded()).toHaveLength(1);
  });

  test.each([
    ['in the same process', async () => {}],
    ['after a restart', () => office.restart()],
  ])('is known after three other commands hit the stream, %s', async (_, between) => {
    await office.handle('budget', appropriate(1_000));
    const first = await office.handle('k1', reserve(10, 'g1', 'g2', 'g3'));
    await office.handle('k2', reserve(20, 'g4'));
    await office.handle('k3', release('g2'));
    await office.handle('k4', reserve(30, 'g1'));
    await between();

    const again = await office.handle('k1', reserve(10, 'g1', 'g2', 'g3'));
    expect(again).toEqual({ ...first, replayed: true });
    expect(again).toMatchObject({
      revision: 3,
      events: [{ data: { grant: 'g1' } }, { data: { grant: 'g2' } }, { data: { grant: 'g3' } }],
      touched: new Map([
        ['g1', 1],
        ['g2', 2],
        ['g3', 3],
      ]),
    });
    expect(await office.recorded()).toHaveLength(7);
  });

  test('that created its stream is known after a restart', async () => {
    const year = keyed('create').commandId;
    const first = await office.handle('create', appropriate(5), {}, year);
    await office.restart();
    expect(await office.handle('create', appropriate(5), {}, year)).toEqual({ ...first, replayed: true });
    expect(await office.recorded(year)).toHaveLength(1);
  });

  test('is answered although its If-Match is stale by now: it was itself what changed the thing', async () => {
    await office.handle('k1', appropriate(1_000));
    const ifMatch = { thing: 'budget', revision: 0 };
    const first = await office.handle('k2', appropriate(500), { ifMatch });
    expect(await office.handle('k2', appropriate(500), { ifMatch })).toEqual({ ...first, replayed: true });
  });

  test('that comes twice at the same time is decided once', async () => {
    const outcomes = await Promise.all([
      office.handle('k1', appropriate(1_000)),
      office.handle('k1', appropriate(1_000)),
    ]);
    expect(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.replayed)).toEqual([false, true]);
    expect(await office.recorded()).toHaveLength(1);
  });

  test('is known although another process recorded it, when the warm cache would accept it', async () => {
    await office.handle('k1', appropriate(1_000));
    const elsewhere = await office.colleague().handle(budgetYear, '2026', reserve(10, 'g1'), keyed('k2'));
    expect(await office.handle('k2', reserve(10, 'g1'))).toEqual({ ...elsewhere, replayed: true });
    expect(await office.recorded()).toHaveLength(2);
  });

  test('is known although another process recorded it, when the warm cache would refuse it', async () => {
    await office.handle('k1', appropriate(10));
    const colleague = office.colleague();
    await colleague.handle(budgetYear, '2026', appropriate(90), keyed('k2'));
    const elsewhere = await colleague.handle(budgetYear, '2026', reserve(100, 'g1'), keyed('k3'));
    expect(await office.handle('k3', reserve(100, 'g1'))).toEqual({ ...elsewhere, replayed: true });
  });
});

describe('the same key with another request', () => {
  test.each([
    ['another hash', 'b'.repeat(64)],
    ['no hash', undefined],
  ])('(%s) is refused, and the stream stays as it was, also after a restart', async (_, requestHash) => {
    await office.handle('k1', appropriate(1_000));
    const { requestHash: original, ...context } = keyed('k1');
    const other = { ...context, ...(requestHash !== undefined && { requestHash }) };
    expect(original).not.toBe(requestHash);
    const reuse = () => office.handler.handle(budgetYear, '2026', appropriate(2_000), other);

    expect(await reuse()).toEqual({ kind: 'idempotencyKeyReused' });
    await office.restart();
    expect(await reuse()).toEqual({ kind: 'idempotencyKeyReused' });
    expect(await office.recorded()).toHaveLength(1);
  });
});

describe('a command that left no event is not remembered', () => {
  test('a refused one is decided again', async () => {
    await office.handle('k1', appropriate(10));
    expect(await office.handle('k2', reserve(50, 'g1'))).toEqual({
      kind: 'rejected',
      rejection: { kind: 'notEnough', free: 10 },
    });
    await office.handle('k3', appropriate(90));
    expect(await office.handle('k2', reserve(50, 'g1'))).toMatchObject({ kind: 'accepted', replayed: false });
  });

  test('one that changed nothing is decided again', async () => {
    expect(await office.handle('k2', release('g1'))).toEqual({ kind: 'unchanged', revision: undefined });
    await office.handle('k1', appropriate(10));
    expect(await office.handle('k2', release('g1'))).toEqual({ kind: 'unchanged', revision: 0 });
    await office.handle('k3', reserve(5, 'g1'));
    expect(await office.handle('k2', release('g1'))).toMatchObject({ kind: 'accepted', revision: 2 });
  });
});
