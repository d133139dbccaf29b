/// <reference lib="es2024.string" />
import { NotCanonical } from './errors.js';

/** Nesting allowed in canonical JSON; deeper (or cyclic) values are refused. */
export const MAX_JSON_DEPTH = 128;

type WriteNumber = (value: number, path: string) => string;

interface Rules {
  readonly number: WriteNumber;
  readonly null: (path: string) => string;
}

const at = (path: string): string => (path === '' ? 'the value' : path.slice(path.startsWith('.') ? 1 : 0));

const refuse = (path: string, fault: string): never => {
  throw new NotCanonical(`${at(path)} ${fault}`);
};

const writeString = (value: string, path: string): string =>
  value.isWellFormed()
    ? JSON.stringify(value)
    : refuse(path, 'has a lone surrogate: a string must be well-formed Unicode');

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value);
  // Not compared with Object.prototype: an object may come from another realm.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const writeArray = (items: readonly unknown[], rules: Rules, path: string, depth: number): string => {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) text += ',';
    text += write(items[index], rules, `${path}[${index}]`, depth + 1);
  }
  return `${text}]`;
};

const writeObject = (value: object, rules: Rules, path: string, depth: number): string => {
  if (!isPlain(value)) {
    refuse(path, `is a ${value.constructor?.name ?? 'special object'}: only plain objects and arrays can be written`);
  }
  const members = value as Readonly<Record<string, unknown>>;
  let text = '{';
  // The default order of sort() is by UTF-16 code units, which is what RFC 8785 asks for.
  for (const key of Object.keys(members).sort()) {
    const place = `${path}.${key}`;
    if (text.length > 1) text += ',';
    text += `${writeString(key, place)}:${write(members[key], rules, place, depth + 1)}`;
  }
  return `${text}}`;
};

const write = (value: unknown, rules: Rules, path: string, depth: number): string => {
  if (depth > MAX_JSON_DEPTH) refuse(path, `is nested deeper than ${MAX_JSON_DEPTH} levels, or refers to itself`);
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      return rules.number(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return rules.null(path);
      return Array.isArray(value) ? writeArray(value, rules, path, depth) : writeObject(value, rules, path, depth);
    default:
      return refuse(
        path,
        `is ${typeof value}: leave the member out, or write a string, number, boolean, array or object`,
      );
  }
};

const GENERAL: Rules = {
  // ECMAScript's number to string conversion is the one RFC 8785 prescribes.
  number: (value, path) =>
    Number.isFinite(value) ? JSON.stringify(value) : refuse(path, `is ${value}: not a JSON number`),
  null: () => 'null',
};

const ENVELOPE: Rules = {
  number: (value, path) =>
    Number.isSafeInteger(value)
      ? JSON.stringify(value)
      : refuse(path, `is ${value}: an envelope holds safe integers only; write amounts in cents, fractions as text`),
  null: (path) => refuse(path, 'is null: in an envelope a field is present or absent, never null'),
};

/**
 * The RFC 8785 (JCS) form of a JSON value.
 * @throws NotCanonical for undefined, non-finite numbers, lone surrogates, objects that are not plain, nesting over 128
 */
export const canonicalJson = (value: unknown): string => write(value, GENERAL, '', 0);

/**
 * The RFC 8785 form of what may stand in an envelope: as {@link canonicalJson}, without null, and with safe integers as
 * the only numbers.
 * @throws NotCanonical
 */
export const canonicalEnvelopeJson = (value: unknown): string => write(value, ENVELOPE, '', 0);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads bytes that claim to be canonical envelope JSON: they are, only if writing the parsed value gives the same bytes.
 * @throws NotCanonical
 */
export const parseCanonicalEnvelopeJson = (bytes: Uint8Array): unknown => {
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new NotCanonical('the bytes are not JSON in UTF-8', { cause });
  }
  if (canonicalEnvelopeJson(value) !== text) {
    throw new NotCanonical(
      'the bytes are JSON, but not in canonical form (RFC 8785): key order, blanks, escapes or numbers',
    );
  }
  return value;
};
