/// <reference lib="es2024.string" />
import { NotCanonical } from './errors.js';

/** Nesting allowed in canonical JSON; deeper (or cyclic) values are refused. */
export const MAX_JSON_DEPTH = 128;

/**
 * What stands in JSON between quotation marks as it is: by far the most strings, and quicker told than escaped. Without
 * surrogates, which may be alone.
 */
const PLAIN_TEXT = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** Writes one value; knows the way down to where it is, for the sake of its messages. */
abstract class CanonicalWriter {
  readonly #path: (string | number)[] = [];

  write(value: unknown): string {
    switch (typeof value) {
      case 'string':
        return this.#string(value);
      case 'number':
        return this.number(value);
      case 'boolean':
        return value ? 'true' : 'false';
      case 'object':
        if (value === null) return this.null();
        if (this.#path.length >= MAX_JSON_DEPTH) {
          return this.refuse(`is nested deeper than ${MAX_JSON_DEPTH} levels, or refers to itself`);
        }
        return Array.isArray(value) ? this.#array(value) : this.#object(value);
      default:
        return this.refuse(`is ${typeof value}: leave it out, or write a string, number, boolean, array or object`);
    }
  }

  protected abstract number(value: number): string;
  protected abstract null(): string;

  protected refuse(fault: string): never {
    const place = this.#path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
    throw new NotCanonical(`${place === '' ? 'the value' : place.replace(/^\./, '')} ${fault}`);
  }

  #string(value: string): string {
    if (PLAIN_TEXT.test(value)) return `"${value}"`;
    return value.isWellFormed()
      ? JSON.stringify(value)
      : this.refuse('has a lone surrogate: a string must be well-formed Unicode');
  }

  #array(items: readonly unknown[]): string {
    let text = '';
    for (let index = 0; index < items.length; index += 1) {
      this.#path.push(index);
      text += `${text === '' ? '[' : ','}${this.write(items[index])}`;
      this.#path.pop();
    }
    return text === '' ? '[]' : `${text}]`;
  }

  #object(value: object): string {
    const prototype = Object.getPrototypeOf(value);
    // Not compared with Object.prototype: an object may come from another realm.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      this.refuse(`is a ${value.constructor.name}: only plain objects and arrays can be written`);
    }
    const members = value as Readonly<Record<string, unknown>>;
    let text = '';
    // The default order of sort() is by UTF-16 code units, which is what RFC 8785 asks for.
    for (const key of Object.keys(members).sort()) {
      this.#path.push(key);
      text += `${text === '' ? '{' : ','}${this.#string(key)}:${this.write(members[key])}`;
      this.#path.pop();
    }
    return text === '' ? '{}' : `${text}}`;
  }
}

class GeneralWriter extends CanonicalWriter {
  protected number(value: number): string {
    // ECMAScript's number to string conversion is the one RFC 8785 prescribes.
    return Number.isFinite(value) ? String(value) : this.refuse(`is ${value}, which is not a JSON number`);
  }

  protected null(): string {
    return 'null';
  }
}

class EnvelopeWriter extends CanonicalWriter {
  protected number(value: number): string {
    return Number.isSafeInteger(value)
      ? String(value)
      : this.refuse(`is ${value}: an envelope holds safe integers only; write amounts in cents, fractions as text`);
  }

  protected null(): string {
    return this.refuse('is null: in an envelope a field is present or absent, never null');
  }
}

/**
 * The RFC 8785 (JCS) form of a JSON value.
 * @throws NotCanonical for undefined, non-finite numbers, lone surrogates, objects that are not plain, nesting over 128
 */
export const canonicalJson = (value: unknown): string => new GeneralWriter().write(value);

/**
 * The RFC 8785 form of what may stand in an envelope: as {@link canonicalJson}, without null, and with safe integers as
 * the only numbers.
 * @throws NotCanonical
 */
export const canonicalEnvelopeJson = (value: unknown): string => new EnvelopeWriter().write(value);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const parse = (bytes: Uint8Array): { readonly text: string; readonly value: unknown } => {
  try {
    const text = decoder.decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch (cause) {
    throw new NotCanonical('the bytes are not JSON in UTF-8', { cause });
  }
};

/**
 * Reads bytes that claim to be canonical envelope JSON: they are, only if writing the parsed value gives the same bytes.
 * @throws NotCanonical
 */
export const parseCanonicalEnvelopeJson = (bytes: Uint8Array): unknown => {
  const { text, value } = parse(bytes);
  if (canonicalEnvelopeJson(value) !== text) {
    throw new NotCanonical(
      'the bytes are JSON, but not in canonical form (RFC 8785): key order, blanks, escapes or numbers',
    );
  }
  return value;
};
