import { describe, expect, test } from '@jest/globals';
import type { NewEvent } from '../envelope.js';
import type { ExpectedRevision } from '../event-store.js';
import { anEvent, answers, type Context, readStream } from './harness.js';

const EVENT_BYTES = 65_535;
const APPEND_BYTES = 1_048_576;

const bytesOf = (canonical: string): number => Buffer.byteLength(canonical);

export const describeRefusedAppends = (context: Context): void => {
  const expectRefused = async (
    events: readonly NewEvent[],
    message: RegExp,
    stream = 'thing-1',
    expected: ExpectedRevision = 'noStream',
  ): Promise<void> => {
    await expect(context.store.append(stream, expected, events)).rejects.toMatchObject({
      name: 'AppendRefused',
      message: expect.stringMatching(message),
    });
    expect(await context.store.logHead()).toBeUndefined();
  };

  describe('an append that can never succeed is refused with a sentence and writes nothing', () => {
    test('zero events', () => expectRefused([], /at least one event/));

    test.each(['', 'thing', '$system-1', 'Thing-1', 'thing-', 'thing-ä', 'thing 1-a', `thing-${'x'.repeat(195)}`])(
      '%j is not a stream name',
      (stream) => expectRefused([anEvent()], /is not a stream name/, stream),
    );

    test.each([-1, 1.5, Number.NaN, 2 ** 53])('%d is not a revision', (revision) =>
      expectRefused([anEvent()], /expected revision/, 'thing-1', revision),
    );

    const faults: readonly (readonly [string, object, RegExp])[] = [
      [
        'an id that is no UUIDv7',
        { id: 'a3bb189e-8bf9-4888-9912-ace4e6543002' },
        /id must be a lower-case UUID of version 7/,
      ],
      ['an id in upper case', { id: anEvent().id.toUpperCase() }, /id must be/],
      ['a type with a blank', { type: 'Grant approved' }, /type must be/],
      ['schema version 0', { schemaVersion: 0 }, /schemaVersion must be/],
      ['a day that the calendar does not have', { effectiveOn: '2026-02-30' }, /effectiveOn must be a calendar day/],
      ['an undefined field', { causationId: undefined }, /causationId must be .* or left out/],
      ['an actor with a blank', { actor: 'Erika Mustermann' }, /actor must be/],
      ['a request hash that is no SHA-256', { requestHash: 'abc' }, /requestHash must be/],
      ['a field that envelope v1 does not have', { tenant: 'berlin' }, /"tenant" is not a field of the envelope/],
      ['data that is no object', { data: ['a'] }, /data must be an object/],
      ['null', { data: { a: null } }, /data: a is null: .* never null/],
      ['undefined', { data: { a: [undefined] } }, /data: a\[0\] is undefined/],
      ['a fraction', { data: { a: { b: 0.5 } } }, /data: a.b is 0.5: .* safe integers/],
      ['an unsafe integer', { data: { a: 2 ** 53 } }, /safe integers/],
      ['a lone surrogate', { data: { a: '\ud83d' } }, /data: a has a lone surrogate/],
      ['a date object', { data: { a: new Date(0) } }, /data: a is a Date/],
    ];
    test.each(faults)('%s', (_, fault, message) => expectRefused([anEvent(), { ...anEvent(), ...fault }], message));
  });

  describe('the size limits hold to the byte of the canonical form', () => {
    /** An event that has exactly `bytes` canonical bytes at a revision with one digit, in a stream named like `like`. */
    const eventOf = async (bytes: number, like: string, filling = 'x'): Promise<NewEvent> => {
      const probe = anEvent({ data: { filling: '' } });
      await context.store.append(like, 'noStream', [probe]);
      const [stored] = await readStream(context.store, like);
      const room = bytes - bytesOf(stored?.canonical ?? '');
      const width = Buffer.byteLength(filling);
      const text = filling.repeat(Math.floor(room / width)) + 'x'.repeat(room % width);
      return anEvent({ data: { filling: text } });
    };

    test('one event of 65,535 bytes is written, in characters of one byte and of two', async () => {
      await context.store.append('thing-1', 'noStream', [await eventOf(EVENT_BYTES, 'thing-8')]);
      await context.store.append('thing-2', 'noStream', [await eventOf(EVENT_BYTES, 'thing-9', 'ä')]);
      for (const stream of ['thing-1', 'thing-2']) {
        const [stored] = await readStream(context.store, stream);
        expect(bytesOf(stored?.canonical ?? '')).toBe(EVENT_BYTES);
      }
    });

    test.each(['x', 'ä'])('one event of 65,536 bytes is refused (filled with %s)', async (filling) => {
      const event = await eventOf(EVENT_BYTES + 1, 'thing-8', filling);
      await expect(context.store.append('thing-1', 'noStream', [event])).rejects.toMatchObject({
        name: 'AppendRefused',
        message: expect.stringContaining('65536 canonical bytes'),
      });
      expect(await context.store.streamHead('thing-1')).toBeUndefined();
    });

    /** 32 events of 32 KiB each, and `more` bytes; from revision 10 on the number itself takes one byte more. */
    const megabyteAnd = async (more: number): Promise<NewEvent[]> => {
      const { data } = await eventOf(APPEND_BYTES / 32, 'thing-8');
      const { length } = (data as { filling: string }).filling;
      return Array.from({ length: 32 }, (_, revision) =>
        anEvent({ data: { filling: 'x'.repeat(length + (revision === 0 ? more : 0) - (revision < 10 ? 0 : 1)) } }),
      );
    };

    test('one append of 1,048,576 bytes is written', async () => {
      await context.store.append('thing-1', 'noStream', await megabyteAnd(0));
      const stored = await readStream(context.store, 'thing-1');
      expect(stored.reduce((sum, { canonical }) => sum + bytesOf(canonical), 0)).toBe(APPEND_BYTES);
    });

    test('one append of 1,048,577 bytes is refused as a whole', async () => {
      const tooMuch = await megabyteAnd(1);
      await expect(context.store.append('thing-1', 'noStream', tooMuch)).rejects.toMatchObject({
        name: 'AppendRefused',
        message: expect.stringContaining('1048577 canonical bytes'),
      });
      expect(await context.store.streamHead('thing-1')).toBeUndefined();
    });

    test('an append that is too large harms no neighbour that is appended at the same time', async () => {
      const tooLarge = anEvent({ data: { filling: 'x'.repeat(EVENT_BYTES) } });
      const appends = Array.from({ length: 30 }, (_, index) =>
        context.store.append(`thing-${index}`, 'noStream', [index % 3 === 1 ? tooLarge : anEvent()]),
      );
      expect(await answers(appends)).toEqual({ success: 20, AppendRefused: 10 });
    });
  });
};
