import { type ValidationError, validateSync } from 'class-validator';
import type { FieldFault, Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';
import { constraintInGerman } from './constraint-in-german.js';
import { type DtoClass, type NestedDto, nestedDtos } from './dto.js';

/** `json`: values have their types. `text`: all values are text (query, path, form) and are read as the DTO declares. */
export type Spelling = 'json' | 'text';

const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Far more than any DTO declares: naming thousands of unknown properties would keep the process busy. */
const MAX_PROPERTIES = 200;
const OPTIONS = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false },
} as const;

/**
 * An instance of the DTO class with exactly the given properties.
 * @throws Problem 400 that names every wrong, missing and unknown property
 */
export function readDto<Dto extends object>(type: DtoClass<Dto>, value: unknown, spelling: Spelling): Dto {
  const dto = instantiate(type, value, spelling, '');
  const errors = validateSync(dto, OPTIONS).flatMap((error) => describe(error, ''));
  if (errors.length > 0) throw validationProblem(errors);
  return dto;
}

export const validationProblem = (errors: readonly FieldFault[]): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: 'Some fields are missing, wrong or unknown; errors lists every one of them.',
      de: 'Einige Angaben fehlen, sind falsch oder gehören nicht hierher; jede davon ist genannt.',
    },
    { errors },
  );

const NO_SUCH_FIELD = {
  expected: 'must not be here: no such field',
  german: 'gehört nicht hierher: dieses Feld gibt es nicht',
} as const;

function instantiate<Dto extends object>(type: DtoClass<Dto>, value: unknown, spelling: Spelling, path: string): Dto {
  if (!isObject(value)) {
    const expected = { expected: 'must be an object', german: 'muss eine Gruppe von Angaben sein (ein Objekt)' };
    throw validationProblem([{ field: path || 'body', ...expected, ...found(value) }]);
  }
  if (Object.keys(value).length > MAX_PROPERTIES) {
    const expected = `must have at most ${MAX_PROPERTIES} properties`;
    const german = `darf höchstens ${MAX_PROPERTIES} Felder haben`;
    throw validationProblem([{ field: path || 'body', expected, german }]);
  }
  const dto = new type();
  const properties = dto as Record<string, unknown>;
  const nested = nestedDtos(type);
  for (const [key, given] of Object.entries(value)) {
    const field = path === '' ? key : `${path}.${key}`;
    if (UNSAFE_KEYS.has(key)) throw validationProblem([{ field, ...NO_SUCH_FIELD }]);
    const known = nested.get(key);
    if (known !== undefined) properties[key] = readNested(known, given, spelling, field);
    else properties[key] = spelling === 'text' ? readText(dto, key, given) : given;
  }
  return dto;
}

function readNested(nested: NestedDto, given: unknown, spelling: Spelling, field: string): unknown {
  if (!nested.list) return instantiate(nested.type(), given, spelling, field);
  if (!Array.isArray(given)) {
    throw validationProblem([{ field, expected: 'must be a list', german: 'muss eine Liste sein', ...found(given) }]);
  }
  return given.map((item, index) => instantiate(nested.type(), item, spelling, `${field}[${index}]`));
}

/** Text that does not spell a value of the declared type stays text, for the validation to name it. */
function readText(dto: object, key: string, given: unknown): unknown {
  const declared: unknown = Reflect.getMetadata('design:type', dto, key);
  if (declared === Number && typeof given === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(given)) return Number(given);
  if (declared === Boolean && (given === 'true' || given === 'false')) return given === 'true';
  if (declared === Array && typeof given === 'string') return [given];
  return given;
}

function describe(error: ValidationError, path: string): FieldFault[] {
  const field = (path === '' ? error.property : join(path, error.property)) ?? 'body';
  const children = (error.children ?? []).flatMap((child) => describe(child, field));
  const { constraints } = error;
  if (constraints === undefined) return children;
  const unknown = 'whitelistValidation' in constraints || 'unknownValue' in constraints;
  const texts = unknown ? NO_SUCH_FIELD : expectedOf(error, constraints);
  return [{ field, ...texts, ...found(error.value) }, ...children];
}

const expectedOf = (
  { property, value, contexts }: ValidationError,
  constraints: Readonly<Record<string, string>>,
): Pick<FieldFault, 'expected' | 'german'> => {
  const messages = Object.entries(constraints).map(([name, message]) => ({
    expected: message.replace(`${property} `, ''),
    german: constraintInGerman(name, message, contexts?.[name]),
  }));
  const german = messages.map((message) => message.german).join('; ');
  return {
    expected: messages.map(({ expected }) => expected).join('; '),
    german: value === undefined || value === '' ? `fehlt: ${german}` : german,
  };
};

const join = (path: string, property: string): string =>
  /^\d+$/.test(property) ? `${path}[${property}]` : `${path}.${property}`;

function found(value: unknown): { readonly found?: string } {
  const text = JSON.stringify(value);
  return text === undefined ? {} : { found: text.length > 100 ? `${text.slice(0, 99)}…` : text };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
