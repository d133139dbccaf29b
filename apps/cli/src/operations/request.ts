import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';
import type { BodyFile, Input, Json, Operation } from './operation.js';

/** What was typed, by the field each value goes to. */
export interface Typed {
  readonly path: Json;
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body: Json;
}

export const methodAndPath = ({ route }: Operation): readonly [method: string, path: string] => {
  const [method = '', path = ''] = route.split(' ');
  return [method, path];
};

/** Sorts typed values by where they go; what was not given is left out. */
export function typedValues(inputs: readonly Input[], typedFor: (input: Input) => unknown): Typed {
  const sorted: Record<Input['target'], Record<string, unknown>> = { path: {}, query: {}, body: {} };
  for (const input of inputs) {
    const value = typedFor(input);
    if (value !== undefined) put(sorted[input.target], input.field.split('.'), value);
  }
  return { ...sorted, query: sorted.query as Typed['query'] };
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = (into[first] ?? {}) as Record<string, unknown>;
  into[first] = inner;
  put(inner, rest, value);
}

/** The path with its words in braces replaced. */
export const filled = (path: string, values: Json): string =>
  path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(String(values[field] ?? '')));

/** @throws Failure usage: the file cannot be read, or holds no JSON object */
export async function bodyOf(file: string, format: BodyFile['format']): Promise<object> {
  if (format !== 'json') return readBytes(file);
  const text = file === '-' ? await textOf(process.stdin) : (await readBytes(file)).toString('utf8');
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Said below.
  }
  const name = file === '-' ? 'Standard input' : file;
  throw new Failure(EXIT.usage, `error: ${name} holds no JSON object: expected {"field": value, …}.`);
}

export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Failure(EXIT.usage, `error: ${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}
