import type { StoredEvent } from '@lotsenbuch/event-store';

const RECORDED_AT = '"recordedAt":"';
const RECORDED_AT_LENGTH = '2026-01-01T00:00:00.000Z'.length;
const REQUEST_HASH_LENGTH = `"requestHash":"${'0'.repeat(64)}",`.length;
const VERSION = ',"schemaVersion":';
const ZERO = 48;
const NINE = 57;

/**
 * When an event was recorded, if the store files it under the stream, the revision and the type that it names itself, else
 * undefined. A canonical envelope has its members in one order and ends with these, most of them of one length:
 * `…"recordedAt":"…",["requestHash":"…",]"revision":…,"schemaVersion":…,"stream":"…","type":"…"}`.
 * So their places are reckoned from the end: to parse it, or to search for a member, costs as much as its hash.
 */
export const recordedAtIfFiledRight = ([, stream, revision, type, canonical]: StoredEvent): string | undefined => {
  const tail = `,"stream":"${stream}","type":"${type}"}`;
  if (!canonical.endsWith(tail)) return undefined;
  const versionEnd = canonical.length - tail.length;
  let versionStart = versionEnd;
  while (isDigit(canonical.charCodeAt(versionStart - 1))) versionStart -= 1;
  const revisionEnd = versionStart - VERSION.length;
  if (versionStart === versionEnd || !canonical.startsWith(VERSION, revisionEnd)) return undefined;
  const numbered = `,"revision":${revision}`;
  if (!canonical.endsWith(numbered, revisionEnd)) return undefined;
  const before = revisionEnd - numbered.length;
  return recordedAtEnding(canonical, before) ?? recordedAtEnding(canonical, before - REQUEST_HASH_LENGTH);
};

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/** The time of recording whose closing quotation mark is the last character before `end`. */
const recordedAtEnding = (canonical: string, end: number): string | undefined => {
  const value = end - 1 - RECORDED_AT_LENGTH;
  if (!canonical.startsWith(RECORDED_AT, value - RECORDED_AT.length)) return undefined;
  return canonical.slice(value, value + RECORDED_AT_LENGTH);
};
