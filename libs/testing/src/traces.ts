import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a text was found although nothing of it should be left. */
export interface Trace {
  /** Path inside the folder. */
  readonly file: string;
  /** How it was written there, such as `UTF-16LE` or `base64, shifted by 1`. */
  readonly form: string;
}

/** Shorter texts are found by chance, in base64 above all. */
const LEAST_LENGTH = 6;

/**
 * Looks for a text in every file of a folder, write-ahead logs included, and in the names of the files: as UTF-8,
 * UTF-16 in both byte orders and Latin-1, as base64 and base64url at each of the three alignments, as JSON escapes, and
 * percent-encoded; each composed and decomposed (NFC, NFD), as written and in lower and upper case.
 * @param text at least six characters
 */
export async function findTraces(folder: string, text: string): Promise<readonly Trace[]> {
  if (text.length < LEAST_LENGTH) throw new RangeError(`"${text}" is too short to be looked for`);
  const forms = formsOf(text);
  const traces: Trace[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = Buffer.concat([Buffer.from(`${entry.name}\0`), await readFile(path)]);
    const file = path.slice(folder.length + 1);
    for (const [form, pattern] of forms) if (bytes.includes(pattern)) traces.push({ file, form });
  }
  return traces;
}

/** The ways in which a text may be written, each once. */
function formsOf(text: string): readonly (readonly [form: string, pattern: Buffer])[] {
  const forms = new Map<string, readonly [string, Buffer]>();
  for (const writing of writingsOf(text)) {
    for (const [form, pattern] of encodingsOf(writing)) {
      const key = pattern.toString('hex');
      if (!forms.has(key)) forms.set(key, [form, pattern]);
    }
  }
  return [...forms.values()];
}

const writingsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [text, text.toLowerCase(), text.toUpperCase()].flatMap((cased) => [cased.normalize('NFC'), cased.normalize('NFD')]),
  );

function* encodingsOf(text: string): Generator<readonly [form: string, pattern: Buffer]> {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16le = Buffer.from(text, 'utf16le');
  const utf16be = Buffer.from(utf16le).swap16();
  yield ['UTF-8', utf8];
  yield ['UTF-16LE', utf16le];
  yield ['UTF-16BE', utf16be];
  if (/^[\0-\xff]*$/.test(text)) yield ['Latin-1', Buffer.from(text, 'latin1')];
  for (const [name, bytes] of [
    ['', utf8],
    [' of UTF-16LE', utf16le],
    [' of UTF-16BE', utf16be],
  ] as const) {
    for (const shift of [0, 1, 2]) {
      const base64 = innerBase64(bytes, shift);
      yield [`base64${name}, shifted by ${shift}`, Buffer.from(base64)];
      yield [`base64url${name}, shifted by ${shift}`, Buffer.from(base64.replaceAll('+', '-').replaceAll('/', '_'))];
    }
  }
  yield ['JSON escapes where needed', Buffer.from(JSON.stringify(text).slice(1, -1))];
  for (const upper of [false, true]) {
    yield ['JSON escapes beyond ASCII', Buffer.from(escaped(text, /[^ -~]/g, upper))];
    yield ['JSON escapes', Buffer.from(escaped(text, /[\s\S]/g, upper))];
  }
  yield ['percent-encoded', Buffer.from(encodeURIComponent(text))];
  yield ['form-encoded', Buffer.from(new URLSearchParams({ _: text }).toString().slice(2))];
}

/** What base64 makes of these bytes alone when `shift` others (modulo 3) stand before them, whatever follows. */
function innerBase64(bytes: Buffer, shift: number): string {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
  return whole.toString('base64').slice(Math.ceil((shift * 8) / 6), Math.floor((whole.length * 8) / 6));
}

/** By UTF-16 code units, as JSON counts. */
const escaped = (text: string, which: RegExp, upper: boolean): string =>
  text.replace(which, (unit) => {
    const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${upper ? digits.toUpperCase() : digits}`;
  });
