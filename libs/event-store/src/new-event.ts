import { canonicalEnvelopeJson } from './canonical-json.js';
import type { NewEvent } from './envelope.js';
import { AppendRefused, NotCanonical } from './errors.js';
import type { ExpectedRevision } from './event-store.js';
import { isStreamName } from './stream-name.js';

/** Canonical bytes of one event, at most: what the 16-bit length of a tlog-tiles entry can say. */
export const MAX_EVENT_BYTES = 65_535;
/** Canonical bytes of all events of one append, at most. */
export const MAX_APPEND_BYTES = 1_048_576;

/** An event in canonical form but for its recordedAt, which has 24 characters and is known only under the write lock. */
export interface UnstampedEvent {
  readonly id: string;
  readonly type: string;
  /** Canonical text up to the value of recordedAt, and from there on. */
  readonly before: string;
  readonly after: string;
}

/** An append that has passed every check that needs no look into the log. */
export interface CheckedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly firstRevision: number;
  readonly events: readonly UnstampedEvent[];
  /** Canonical bytes of all events together. */
  readonly bytes: number;
}

const RECORDED_AT_BYTES = '2026-01-01T00:00:00.000Z'.length;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TYPE = /^[A-Z][A-Za-z0-9]{0,127}$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const DAY_OF_EVERY_MONTH = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])$/;
const HASH = /^[0-9a-f]{64}$/;
// Visible ASCII without quotation mark and backslash: such a token stands in JSON as it is.
const TOKEN = /^[!#-[\]-~]{1,200}$/;
const TOKEN_RULE = '1 to 200 visible ASCII characters without space, quotation mark and backslash';

const isDay = (text: string): boolean => {
  if (DAY_OF_EVERY_MONTH.test(text)) return true;
  if (!DAY.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(text);
};

const isMatch =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);

interface FieldRule {
  readonly field: keyof NewEvent;
  readonly isRequired: boolean;
  readonly isValid: (value: unknown) => boolean;
  readonly rule: string;
}

const field = (name: keyof NewEvent, isValid: FieldRule['isValid'], rule: string): FieldRule => ({
  field: name,
  isRequired: true,
  isValid,
  rule,
});

const optionalField = (name: keyof NewEvent, isValid: FieldRule['isValid'], rule: string): FieldRule => ({
  field: name,
  isRequired: false,
  isValid,
  rule: `${rule}, or left out`,
});

const isVersion = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const FIELD_RULES: readonly FieldRule[] = [
  field('id', isMatch(UUID_V7), 'a lower-case UUID of version 7'),
  field('type', isMatch(TYPE), 'an upper-case ASCII letter followed by up to 127 letters or digits'),
  field('schemaVersion', isVersion, 'a whole number from 1'),
  optionalField('effectiveOn', (value) => typeof value === 'string' && isDay(value), 'a calendar day YYYY-MM-DD'),
  field('actor', isMatch(TOKEN), TOKEN_RULE),
  field('commandId', isMatch(UUID), 'a lower-case UUID'),
  optionalField('requestHash', isMatch(HASH), 'a SHA-256 in 64 lower-case hex digits'),
  field('correlationId', isMatch(TOKEN), TOKEN_RULE),
  optionalField('causationId', isMatch(UUID), 'a lower-case UUID'),
  field('deciderVersion', isMatch(TOKEN), TOKEN_RULE),
  field('data', isObject, 'an object'),
];

const FIELDS: ReadonlySet<string> = new Set(FIELD_RULES.map((rule) => rule.field));

const refuseEvent = (index: number, fault: string): never => {
  throw new AppendRefused(`event ${index} of the append: ${fault}`);
};

const checkFields = (event: NewEvent, index: number): void => {
  for (const { field, isRequired, isValid, rule } of FIELD_RULES) {
    if ((isRequired || field in event) && !isValid(event[field])) refuseEvent(index, `${field} must be ${rule}`);
  }
  for (const field of Object.keys(event)) {
    if (!FIELDS.has(field)) refuseEvent(index, `${JSON.stringify(field)} is not a field of the envelope`);
  }
};

const canonicalData = (event: NewEvent, index: number): string => {
  try {
    return canonicalEnvelopeJson(event.data);
  } catch (fault) {
    if (fault instanceof NotCanonical) return refuseEvent(index, `data: ${fault.message}`);
    throw fault;
  }
};

const optional = (field: string, value: string | undefined): string =>
  value === undefined ? '' : `,"${field}":"${value}"`;

const unstamped = (stream: string, revision: number, event: NewEvent, index: number): UnstampedEvent => {
  checkFields(event, index);
  const before =
    `{"actor":"${event.actor}"${optional('causationId', event.causationId)},"commandId":"${event.commandId}"` +
    `,"correlationId":"${event.correlationId}","data":${canonicalData(event, index)}` +
    `,"deciderVersion":"${event.deciderVersion}"${optional('effectiveOn', event.effectiveOn)}` +
    `,"id":"${event.id}","recordedAt":"`;
  const after =
    `"${optional('requestHash', event.requestHash)},"revision":${revision}` +
    `,"schemaVersion":${event.schemaVersion},"stream":"${stream}","type":"${event.type}"}`;
  return { id: event.id, type: event.type, before, after };
};

const isExpectedRevision = (expected: unknown): boolean =>
  expected === 'noStream' || (Number.isSafeInteger(expected) && Number(expected) >= 0);

/**
 * Brings an append into canonical form; the revisions follow from the expected one.
 * @throws AppendRefused
 */
export const checkAppend = (stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): CheckedAppend => {
  if (!isStreamName(stream)) throw new AppendRefused(`${JSON.stringify(stream)} is not a stream name`);
  if (!isExpectedRevision(expected)) {
    throw new AppendRefused(`the expected revision must be a whole number from 0, or "noStream"; it is ${expected}`);
  }
  if (events.length === 0) throw new AppendRefused('an append needs at least one event');
  const firstRevision = expected === 'noStream' ? 0 : expected + 1;
  let bytes = 0;
  const checked = events.map((event, index) => {
    const canonical = unstamped(stream, firstRevision + index, event, index);
    const size = Buffer.byteLength(canonical.before) + RECORDED_AT_BYTES + Buffer.byteLength(canonical.after);
    if (size > MAX_EVENT_BYTES) {
      refuseEvent(
        index,
        `it has ${size} canonical bytes; ${MAX_EVENT_BYTES} are allowed: split it into several events`,
      );
    }
    bytes += size;
    return canonical;
  });
  if (bytes > MAX_APPEND_BYTES) {
    throw new AppendRefused(`the append has ${bytes} canonical bytes; ${MAX_APPEND_BYTES} are allowed: split it`);
  }
  return { stream, expected, firstRevision, events: checked, bytes };
};
