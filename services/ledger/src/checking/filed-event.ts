import type { StoredEvent } from '@lotsenbuch/event-store';

const RECORDED_AT = '"recordedAt":"';
const RECORDED_AT_LENGTH = '2026-01-01T00:00:00.000Z'.length;
const REQUEST_HASH_LENGTH = `"requestHash":"${'0'.repeat(64)}",`.length;
const REVISION = ',"revision":';
const VERSION = ',"schemaVersion":';
const STREAM = ',"stream":"';
const TYPE = '","type":"';
const END = '"}';
const ZERO = 48;
const NINE = 57;

/**
 * When an event was recorded, if the store files it under the stream, the revision and the type that it names itself, else
 * undefined. A canonical envelope has its members in one order and ends with these, most of them of one length:
 * `…"recordedAt":"…",["requestHash":"…",]"revision":…,"schemaVersion":…,"stream":"…","type":"…"}`.
 * So their places are reckoned from the end and compared where they lie: to parse the envelope, or to put together the end
 * that it should have, costs half as much as its hash or more.
 */
export const recordedAtIfFiledRight = ([, stream, revision, type, canonical]: StoredEvent): string | undefined => {
  const typeEnd = canonical.length - END.length;
  const typeStart = typeEnd - type.length;
  const streamEnd = typeStart - TYPE.length;
  const streamStart = streamEnd - stream.length;
  const versionEnd = streamStart - STREAM.length;
  const versionStart = digitsStart(canonical, versionEnd);
  const revisionEnd = versionStart - VERSION.length;
  const revisionStart = digitsStart(canonical, revisionEnd);
  const before = revisionStart - REVISION.length;
  const isFiledRight =
    canonical.startsWith(stream, streamStart) &&
    canonical.startsWith(type, typeStart) &&
    numberAt(canonical, revisionStart, revisionEnd) === revision &&
    versionStart < versionEnd &&
    canonical.startsWith(END, typeEnd) &&
    canonical.startsWith(TYPE, streamEnd) &&
    canonical.startsWith(STREAM, versionEnd) &&
    canonical.startsWith(VERSION, revisionEnd) &&
    canonical.startsWith(REVISION, before);
  return isFiledRight
    ? (recordedAtEnding(canonical, before) ?? recordedAtEnding(canonical, before - REQUEST_HASH_LENGTH))
    : undefined;
};

const digitsStart = (text: string, end: number): number => {
  let start = end;
  for (let code = text.charCodeAt(start - 1); code >= ZERO && code <= NINE; code = text.charCodeAt(start - 1))
    start -= 1;
  return start;
};

/** The number of these digits; none is no number. */
const numberAt = (text: string, start: number, end: number): number => {
  let value = start < end ? 0 : Number.NaN;
  for (let at = start; at < end; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
};

/** The time of recording whose closing quotation mark is the last character before `end`. */
const recordedAtEnding = (canonical: string, end: number): string | undefined => {
  const value = end - 1 - RECORDED_AT_LENGTH;
  if (!canonical.startsWith(RECORDED_AT, value - RECORDED_AT.length)) return undefined;
  return canonical.slice(value, value + RECORDED_AT_LENGTH);
};
