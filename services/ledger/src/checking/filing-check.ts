import type { StoredEvent } from '@lotsenbuch/event-store';

const RECORDED_AT = Buffer.from('"recordedAt":"');
const RECORDED_AT_LENGTH = '2026-01-01T00:00:00.000Z'.length;
const REQUEST_HASH_LENGTH = `"requestHash":"${'0'.repeat(64)}",`.length;
const REVISION = Buffer.from(',"revision":');
const VERSION = Buffer.from(',"schemaVersion":');
const STREAM = Buffer.from(',"stream":"');
const TYPE = Buffer.from('","type":"');
const END = Buffer.from('"}');
const ZERO = 48;
const NINE = 57;
const ASCII = 127;

export type FilingFault = 'rowMisfiled' | 'recordedAtGoesBack';

/**
 * Whether the store files one event after the other under the stream, the revision and the type that it names itself, and
 * recorded none before the one before it. A canonical envelope has its members in one order and ends with these, most of
 * them of one length: `…"recordedAt":"…",["requestHash":"…",]"revision":…,"schemaVersion":…,"stream":"…","type":"…"}`.
 * So their places are reckoned from the end, and their bytes compared where they lie, which are those that were hashed: to
 * parse the envelope, or to put together the end that it should have, costs half as much as its hash or more.
 */
export class FilingCheck {
  /** Zeros are before every time. */
  readonly #recordedAt = Buffer.alloc(RECORDED_AT_LENGTH);

  /** When the event before was recorded. */
  get recordedAt(): string {
    return this.#recordedAt.toString('latin1');
  }

  /** Forgets the event before. */
  clear(): void {
    this.#recordedAt.fill(0);
  }

  /** @param bytes hold the UTF-8 of the canonical envelope from `start` on, up to but not including `end` */
  faultOf(event: StoredEvent, bytes: Uint8Array, start: number, end: number): FilingFault | undefined {
    const before = revisionIfFiledRight(event, bytes, end);
    if (before === undefined) return 'rowMisfiled';
    let time = before - 1 - RECORDED_AT_LENGTH;
    if (!isAt(bytes, time - RECORDED_AT.length, RECORDED_AT)) time -= REQUEST_HASH_LENGTH;
    const from = time - RECORDED_AT.length;
    if (from < start || !isAt(bytes, from, RECORDED_AT)) return 'rowMisfiled';
    return this.#isBefore(bytes, time) ? 'recordedAtGoesBack' : undefined;
  }

  /** Compares the time with the one before it, whose place it takes unless it is earlier. */
  #isBefore(bytes: Uint8Array, time: number): boolean {
    for (let place = 0; place < RECORDED_AT_LENGTH; place += 1) {
      const difference = (bytes[time + place] as number) - (this.#recordedAt[place] as number);
      if (difference === 0) continue;
      if (difference < 0) return true;
      for (let later = place; later < RECORDED_AT_LENGTH; later += 1) {
        this.#recordedAt[later] = bytes[time + later] as number;
      }
      return false;
    }
    return false;
  }
}

/** Where the member `revision` begins, if stream, revision and type are those of the row. */
const revisionIfFiledRight = (event: StoredEvent, bytes: Uint8Array, end: number): number | undefined => {
  const stream = event[1];
  const type = event[3];
  const typeEnd = end - END.length;
  const typeStart = typeEnd - type.length;
  const streamEnd = typeStart - TYPE.length;
  const streamStart = streamEnd - stream.length;
  const versionEnd = streamStart - STREAM.length;
  const versionStart = digitsStart(bytes, versionEnd);
  const revisionEnd = versionStart - VERSION.length;
  const revisionStart = digitsStart(bytes, revisionEnd);
  const before = revisionStart - REVISION.length;
  const isFiledRight =
    isTextAt(bytes, streamStart, stream) &&
    isTextAt(bytes, typeStart, type) &&
    numberAt(bytes, revisionStart, revisionEnd) === event[2] &&
    versionStart < versionEnd &&
    isAt(bytes, typeEnd, END) &&
    isAt(bytes, streamEnd, TYPE) &&
    isAt(bytes, versionEnd, STREAM) &&
    isAt(bytes, revisionEnd, VERSION) &&
    isAt(bytes, before, REVISION);
  return isFiledRight ? before : undefined;
};

/** Byte by byte: so few cost less than the call of a function of the engine. */
const isAt = (bytes: Uint8Array, start: number, expected: Uint8Array): boolean => {
  for (let place = 0; place < expected.length; place += 1) {
    if (bytes[start + place] !== expected[place]) return false;
  }
  return true;
};

/** False for any text that is not ASCII: names of streams and types are. */
const isTextAt = (bytes: Uint8Array, start: number, expected: string): boolean => {
  for (let place = 0; place < expected.length; place += 1) {
    const code = expected.charCodeAt(place);
    if (code > ASCII || bytes[start + place] !== code) return false;
  }
  return true;
};

const digitsStart = (bytes: Uint8Array, end: number): number => {
  let start = end;
  for (let byte = bytes[start - 1] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[start - 1] ?? 0) start -= 1;
  return start;
};

/** The number of these digits; none is no number. */
const numberAt = (bytes: Uint8Array, start: number, end: number): number => {
  let value = start < end ? 0 : Number.NaN;
  for (let at = start; at < end; at += 1) value = value * 10 + (bytes[at] as number) - ZERO;
  return value;
};
