import { inflateSync } from 'node:zlib';

/** Why a file is not kept as the PDF that it claims to be. */
export type PdfRefusal =
  /** It does not begin as a PDF does. */
  | 'notAPdf'
  /** Its end is missing or points to nothing. */
  | 'incomplete'
  /** It cannot be read without a password, or forbids what the authority must be able to do with it. */
  | 'encrypted'
  /** It runs a program, opens another one, or carries other files. */
  | 'activeContent'
  /** Parts of it are packed so that they cannot be looked at. */
  | 'unreadable';

/** Bytes of all unpacked objects together, at most; a page of text has far fewer. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
/** Where the end is looked for. */
const END_BYTES = 1024;

/** Keys and values of everything that acts by itself. None of them is needed on paper. */
const ACTIVE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|XFA)(?=[\0\s/<>[\]()%]|$)/;
const ENCRYPTED = /\/Encrypt(?=[\0\s/<>[\]()%]|$)/;

/** A name may write any of its letters as a number: `/J#61vaScript`. */
const withPlainNames = (text: string): string =>
  text.includes('#')
    ? text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Whether the last cross-reference table is where the end says, and begins as one. */
const hasEnd = (bytes: Buffer): boolean => {
  const end = bytes.subarray(-END_BYTES).toString('latin1');
  const offset = Number(/startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN);
  if (!(offset < bytes.length)) return false;
  return /^\s*(xref\s|\d+\s+\d+\s+obj\b)/.test(bytes.subarray(offset, offset + 64).toString('latin1'));
};

const PACKED = /\/(ObjStm|First)\b/;
const PLAINLY_PACKED = /\/Filter\s*(\/FlateDecode\b|\[\s*\/FlateDecode\s*\])/;

/** Whether bytes begin as RFC 1950 says. */
const isDeflated = (bytes: Buffer, at: number): boolean => {
  const header = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
  return ((header >> 8) & 0x0f) === 8 && header % 31 === 0;
};

/** What stands before a stream: its dictionary, as far as one can tell, and everything since the stream before. */
const beforeStream = (text: string, from: number, to: number) => {
  const since = withPlainNames(text.slice(from, to));
  // From the last digit before `obj` on: a pattern over both numbers takes the square of a long row of digits.
  const start = [...since.matchAll(/\d[\0\s]+obj\b/g)].at(-1)?.index ?? 0;
  return { since, dictionary: since.slice(start) };
};

/**
 * The objects that are packed into streams, as text; undefined where one cannot be unpacked. Images and fonts are left
 * alone: no viewer looks for objects in them.
 */
const packedObjects = (bytes: Buffer, text: string): readonly string[] | undefined => {
  const unpacked: string[] = [];
  let room = MAX_UNPACKED_BYTES;
  let from = 0;
  for (const { index, 0: keyword } of text.matchAll(/\bstream\r?\n/g)) {
    const { since, dictionary } = beforeStream(text, from, index);
    from = index + keyword.length;
    if (!PACKED.test(since)) continue;
    const isPacked = PACKED.test(dictionary);
    if (isPacked && (!PLAINLY_PACKED.test(dictionary) || /\/DecodeParms\b/.test(dictionary))) return undefined;
    if (!isDeflated(bytes, from)) {
      if (isPacked) return undefined;
      continue;
    }
    try {
      const objects = inflateSync(bytes.subarray(from), { maxOutputLength: Math.max(1, room) });
      room -= objects.length;
      unpacked.push(objects.toString('latin1'));
    } catch {
      // Whatever the stream is for: a file of bombs must not be unpacked one after the other.
      return undefined;
    }
  }
  return unpacked;
};

/** Looks whether the bytes are what they claim to be: a whole PDF that only shows something. */
export const pdfRefusal = (bytes: Buffer): PdfRefusal | undefined => {
  if (!/^%PDF-[12]\.\d[\r\n ]/.test(bytes.subarray(0, 9).toString('latin1'))) return 'notAPdf';
  if (!hasEnd(bytes)) return 'incomplete';
  const text = bytes.toString('latin1');
  const packed = packedObjects(bytes, text);
  if (packed === undefined) return 'unreadable';
  const parts = [text, ...packed].map(withPlainNames);
  if (parts.some((part) => ENCRYPTED.test(part))) return 'encrypted';
  return parts.some((part) => ACTIVE.test(part)) ? 'activeContent' : undefined;
};
