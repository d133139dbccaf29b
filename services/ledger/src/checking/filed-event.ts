import type { StoredEvent } from '@lotsenbuch/event-store';

const RECORDED_AT = '"recordedAt":"';
const RECORDED_AT_LENGTH = '2026-01-01T00:00:00.000Z'.length;
const REVISION = ',"revision":';
const STREAM = ',"stream":"';
const TYPE = '","type":"';
const END = '"}';

/**
 * When an event was recorded, if the store files it under the stream, the revision and the type that it names itself, else
 * undefined. A canonical envelope has its members in one order and ends with these, so nothing need be parsed:
 * `…"recordedAt":"…",["requestHash":"…",]"revision":…,"schemaVersion":…,"stream":"…","type":"…"}`.
 */
export const recordedAtIfFiledRight = ([, stream, revision, type, canonical]: StoredEvent): string | undefined => {
  const typeEnd = canonical.length - END.length;
  const typeStart = typeEnd - type.length;
  const streamEnd = typeStart - TYPE.length;
  const streamStart = streamEnd - stream.length;
  const revisionAt = canonical.lastIndexOf(REVISION, streamStart - STREAM.length);
  const recordedAt = canonical.lastIndexOf(RECORDED_AT, revisionAt) + RECORDED_AT.length;
  const isFiledRight =
    revisionAt >= 0 &&
    recordedAt >= RECORDED_AT.length &&
    canonical.endsWith(END) &&
    canonical.endsWith(type, typeEnd) &&
    canonical.endsWith(TYPE, typeStart) &&
    canonical.endsWith(stream, streamEnd) &&
    canonical.endsWith(STREAM, streamStart) &&
    canonical.startsWith(`${revision},"schemaVersion":`, revisionAt + REVISION.length);
  return isFiledRight ? canonical.slice(recordedAt, recordedAt + RECORDED_AT_LENGTH) : undefined;
};
