import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { err, ok, type Result } from '@lotsenbuch/kernel';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { MAX_FILE_BYTES } from '../register-file.js';
import type { RegisterFileRefused } from '../register-file-refused.js';

/** Files of an unpacked workbook by name, such as `xl/workbook.xml`. */
export type WorkbookParts = ReadonlyMap<string, Buffer>;

/** Bytes of all parts together once inflated; the register of 2019 has 4.5 MB. */
export const MAX_INFLATED_BYTES = 64 * 1024 * 1024;
export const MAX_PARTS = 1000;

const STORED = 0;
const DEFLATED = 8;
const ZIP = Buffer.from('PK');
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

const inflate = promisify(inflateRaw) as (data: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const refused = (refusal: RegisterFileRefused): Result<never, RegisterFileRefused> => err(refusal);

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

const notAWorkbook = (found: string): RegisterFileRefused => ({
  code: 'notAWorkbook',
  expected: 'an Excel workbook (.xlsx)',
  found,
  hint: 'Download the register again, or save it as .xlsx without a password.',
});

const damaged = (found: string): RegisterFileRefused => ({
  code: 'damaged',
  expected: 'a workbook that is whole',
  found,
  hint: 'Download the register again.',
});

const tooManyBytes: RegisterFileRefused = {
  code: 'tooLarge',
  expected: `at most ${megabytes(MAX_INFLATED_BYTES)} when unpacked`,
  found: 'more, whatever sizes the file declares',
  hint: 'This is no register: check where the file comes from.',
};

const encrypted = (found: string): RegisterFileRefused => ({
  code: 'encrypted',
  expected: 'a workbook that opens without a password',
  found,
  hint: 'Remove the password, or take the published file itself.',
});

/** What the file is if it is no zip archive, from its first bytes. */
const refuseByFirstBytes = (bytes: Buffer): RegisterFileRefused | undefined => {
  if (bytes.length > MAX_FILE_BYTES) {
    return {
      code: 'tooLarge',
      expected: `at most ${megabytes(MAX_FILE_BYTES)}`,
      found: megabytes(bytes.length),
      hint: 'Registers have less than one megabyte: check where the file comes from.',
    };
  }
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return undefined;
  if (bytes.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) {
    return bytes.includes(ENCRYPTED_PACKAGE)
      ? encrypted('a password-protected workbook')
      : notAWorkbook('an old Excel file (.xls) or another Office document');
  }
  return notAWorkbook(bytes.length === 0 ? 'an empty file' : 'a file of another kind');
};

const refuseEntry = (entry: Entry, names: ReadonlySet<string>): RegisterFileRefused | undefined => {
  const name = entry.fileName;
  if (entry.isEncrypted()) return encrypted(`the encrypted part ${name}`);
  if (names.has(name.toLowerCase())) return damaged(`the part ${name} twice`);
  if (names.size >= MAX_PARTS) {
    return { ...tooManyBytes, expected: `at most ${MAX_PARTS} parts`, found: 'more' };
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return damaged(`the part ${name} packed by method ${entry.compressionMethod}`);
  }
  return undefined;
};

const packedBytes = async (zip: ZipFile, entry: Entry): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry, { decodeFileData: false })) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

const isOverflow = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/** Inflates one part, stopping at the first byte over `room`; its declared size is not believed, only compared. */
const inflated = async (zip: ZipFile, entry: Entry, room: number): Promise<Result<Buffer, RegisterFileRefused>> => {
  let content: Buffer;
  try {
    const packed = await packedBytes(zip, entry);
    content = entry.compressionMethod === STORED ? packed : await inflate(packed, { maxOutputLength: room + 1 });
  } catch (error) {
    return refused(isOverflow(error) ? tooManyBytes : damaged(`the part ${entry.fileName}, which cannot be unpacked`));
  }
  if (content.length > room) return refused(tooManyBytes);
  if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) {
    return refused(damaged(`the part ${entry.fileName} with another content than it declares`));
  }
  return ok(content);
};

const unpackAll = async (zip: ZipFile): Promise<Result<WorkbookParts, RegisterFileRefused>> => {
  const parts = new Map<string, Buffer>();
  const names = new Set<string>();
  let room = MAX_INFLATED_BYTES;
  for await (const entry of zip.eachEntry()) {
    const refusal = refuseEntry(entry, names);
    if (refusal !== undefined) return refused(refusal);
    names.add(entry.fileName.toLowerCase());
    if (entry.fileName.endsWith('/')) continue;
    const content = await inflated(zip, entry, room);
    if (!content.ok) return content;
    room -= content.value.length;
    parts.set(entry.fileName, content.value);
  }
  return ok(parts);
};

/**
 * Unpacks an .xlsx file into memory, bounded: at most {@link MAX_FILE_BYTES} packed, {@link MAX_INFLATED_BYTES}
 * unpacked (counted while inflating) and {@link MAX_PARTS} parts. Passwords are refused.
 */
export const unpackWorkbook = async (bytes: Buffer): Promise<Result<WorkbookParts, RegisterFileRefused>> => {
  const wrongKind = refuseByFirstBytes(bytes);
  if (wrongKind !== undefined) return refused(wrongKind);
  try {
    return await unpackAll(await fromBufferPromise(bytes, { validateEntrySizes: false }));
  } catch (error) {
    return refused(damaged(`a zip archive that cannot be read (${error})`));
  }
};
