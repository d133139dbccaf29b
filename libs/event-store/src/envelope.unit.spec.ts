import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalEnvelopeJson, canonicalJson, parseCanonicalEnvelopeJson } from './canonical-json.js';
import { anEvent } from './conformance/harness.js';
import type { Envelope } from './envelope.js';
import { checkAppend } from './new-event.js';

interface Vector {
  readonly name: string;
  readonly envelope: Envelope;
  readonly canonical: string;
  readonly bytes: number;
  readonly sha256: string;
}

const folder = join(import.meta.dirname, '../../..');
const { accepted }: { accepted: Vector[] } = JSON.parse(
  readFileSync(join(folder, 'libs/event-store/vectors/envelope-v1.json'), 'utf8'),
);

describe('envelope v1 is frozen: the published vectors', () => {
  test.each(accepted)('$name', ({ envelope, canonical, bytes, sha256 }) => {
    const encoded = Buffer.from(canonical, 'utf8');
    expect(canonicalEnvelopeJson(envelope)).toBe(canonical);
    expect(parseCanonicalEnvelopeJson(encoded)).toEqual(envelope);
    expect(encoded).toHaveLength(bytes);
    expect(createHash('sha256').update(encoded).digest('hex')).toBe(sha256);
  });

  test.each(accepted)('what is stored for it: $name', ({ envelope, canonical, bytes }) => {
    const { stream, revision, recordedAt, ...event } = envelope;
    const append = checkAppend(stream, revision === 0 ? 'noStream' : revision - 1, [event]);
    const [unstamped] = append.events;
    expect(`${unstamped?.before}${recordedAt}${unstamped?.after}`).toBe(canonical);
    expect(append.bytes).toBe(bytes);
  });

  test('the page that describes them shows the first one and its hash', () => {
    const page = readFileSync(join(folder, 'docs/envelope.md'), 'utf8');
    expect(page).toContain(accepted[0]?.canonical);
    expect(page).toContain(accepted[0]?.sha256);
  });
});

describe('an event on its way into the store', () => {
  const tokens = fc.stringMatching(/^[!#-[\]-~]{1,40}$/);
  const hex = fc.stringMatching(/^[0-9a-f]{64}$/);

  test('is put together in the form that canonicalising the whole envelope gives', () => {
    const optional = fc.record(
      { effectiveOn: fc.constant('2026-12-31'), requestHash: hex, causationId: fc.uuid() },
      { requiredKeys: [] },
    );
    const required = fc.record({
      actor: tokens,
      correlationId: tokens,
      deciderVersion: tokens,
      schemaVersion: fc.integer({ min: 1 }),
    });
    const data = fc.dictionary(
      fc.string({ unit: 'binary' }),
      fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger()),
    );
    fc.assert(
      fc.property(required, optional, data, fc.nat(), (fields, others, content, expected) => {
        const append = checkAppend('thing-1', expected, [anEvent({ ...fields, ...others, data: content })]);
        const [event] = append.events;
        const text = `${event?.before}2026-11-23T10:00:00.000Z${event?.after}`;
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toMatchObject({ ...fields, ...others, revision: expected + 1 });
        expect(append.bytes).toBe(Buffer.byteLength(text));
      }),
    );
  });
});
