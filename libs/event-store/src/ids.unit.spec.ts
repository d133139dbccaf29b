import { jest } from '@jest/globals';
import { isUuid, isUuidV7 } from '@lotsenbuch/kernel';
import fc from 'fast-check';
import { commandIdOf, deriveUuid, newEventId, processCommandId } from './ids.js';

describe('an event id', () => {
  const sortAsTheyCame = (ids: readonly string[]): void => {
    expect(ids.every(isUuidV7)).toBe(true);
    expect([...new Set(ids)].sort()).toEqual(ids);
  };

  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('is a lower-case UUIDv7 with the time in it, and later ones sort later', () => {
    const before = Date.now();
    const ids = Array.from({ length: 1_000 }, newEventId);
    sortAsTheyCame(ids);
    const milliseconds = Number.parseInt(ids.at(-1)?.replace('-', '').slice(0, 12) ?? '', 16);
    expect(milliseconds).toBeGreaterThanOrEqual(before);
    expect(milliseconds).toBeLessThanOrEqual(Date.now());
  });

  test('sorts later also when there are more in a millisecond than the counter has room for', () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    sortAsTheyCame(Array.from({ length: 20_000 }, newEventId));
  });

  test('sorts later also when the clock goes back', () => {
    const first = newEventId();
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    sortAsTheyCame([first, ...Array.from({ length: 100 }, newEventId)]);
  });

  test('differs between processes that begin at the same time: 62 bits are random', () => {
    jest.spyOn(Date, 'now').mockReturnValue(0);
    const tails = Array.from({ length: 1_000 }, () => newEventId().slice(19));
    expect(new Set(tails).size).toBe(1_000);
  });
});

describe('a derived id', () => {
  test('is a UUIDv8 of SHA-256 over the canonical JSON array of its parts', () => {
    // printf '["carrier","6f1c1d8e-3b52-8c0e-9a44-0c7d3d1a5b11"]' | sha256sum
    expect(deriveUuid('carrier', '6f1c1d8e-3b52-8c0e-9a44-0c7d3d1a5b11')).toBe('26aac454-351c-8ff8-8abe-54bb24fc0080');
  });

  test('is a valid id of version 8, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (purpose, parts) => {
        const id = deriveUuid(purpose, ...parts);
        expect(isUuid(id)).toBe(true);
        expect(id[14]).toBe('8');
        expect(deriveUuid(purpose, ...parts)).toBe(id);
      }),
    );
  });

  test('differs for other parts, another order and another division of the same text', () => {
    const parts = fc.array(fc.constantFrom('', 'a', 'b', 'ab', ',', '"', '","', '\\', '\ud800'), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = a.length === b.length && a.every((part, index) => part === b[index]);
        expect(deriveUuid('test', ...a) === deriveUuid('test', ...b)).toBe(same);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a command id', () => {
  const key = '0b6e1a52-8f7c-4d6c-9a55-1f0f6d3f7a10';
  const id = commandIdOf('officer:7d0c', 'POST /v1/carriers', key);

  test('is the same for the same actor, route and Idempotency-Key, and another if one of them differs', () => {
    expect(commandIdOf('officer:7d0c', 'POST /v1/carriers', key)).toBe(id);
    expect(commandIdOf('officer:9e1f', 'POST /v1/carriers', key)).not.toBe(id);
    expect(commandIdOf('officer:7d0c', 'POST /v1/carriers/{carrierId}/merge', key)).not.toBe(id);
    expect(commandIdOf('officer:7d0c', 'POST /v1/carriers', 'another')).not.toBe(id);
  });

  test("of a process manager is the same for the same consumer, source event and step, and never a request's", () => {
    const reaction = processCommandId('carrierResolution', key);
    expect(processCommandId('carrierResolution', key)).toBe(reaction);
    expect(processCommandId('carrierResolution', key, 'register')).not.toBe(reaction);
    expect(processCommandId('carrierResolution', key, 'resolve')).not.toBe(
      processCommandId('carrierResolution', key, 'register'),
    );
    expect(processCommandId('another', key)).not.toBe(reaction);
    expect(processCommandId('officer:7d0c', 'POST /v1/carriers', key)).not.toBe(id);
  });
});
