import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** The parts of an OpenAPI document that answers are checked against. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}
interface Operation {
  readonly responses?: Readonly<Record<string, { readonly content?: Content } | undefined>>;
}
type Content = Readonly<Record<string, { readonly schema?: unknown } | undefined>>;

export interface AnswerToCheck {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

/**
 * Holds answers against the OpenAPI description of the application that gave them. Every object in the description
 * is closed for this: a field of an answer that the description lacks is a fault, and so are an undescribed path,
 * status or content type.
 */
export class OpenApiCheck {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #compiled = new Map<unknown, ValidateFunction>();

  constructor(document: unknown) {
    this.#document = closed(document) as Document;
    formats.default(this.#ajv);
    this.#ajv.addSchema({ $id: ROOT, components: this.#document.components ?? {} });
  }

  /** What is wrong with the answer; empty if it is as described. */
  faults(answer: AnswerToCheck): string[] {
    const asked = `${answer.method} ${answer.path}`;
    const operation = this.#operation(answer);
    if (operation === undefined) return [`${asked} is not described`];
    const response = operation.responses?.[answer.status] ?? (answer.status >= 400 && operation.responses?.default);
    if (!response) return [`${asked} answered ${answer.status}, which is not described`];
    if (response.content === undefined) {
      return answer.body === undefined
        ? []
        : [`${asked} answered ${answer.status} with a body, which is not described`];
    }
    const media = response.content[answer.contentType ?? ''];
    if (media === undefined) {
      return [`${asked} answered ${answer.status} as ${answer.contentType}, which is not described`];
    }
    const validate = this.#compile(media.schema ?? {});
    if (validate(answer.body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${asked} answered ${answer.status}: ${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`,
    );
  }

  #operation({ method, path }: AnswerToCheck): Operation | undefined {
    const asked = path.split('/');
    const matching = Object.keys(this.#document.paths).filter((template) => matches(template.split('/'), asked));
    const literalFirst = matching.sort((one, other) => literals(other) - literals(one));
    return literalFirst[0] === undefined ? undefined : this.#document.paths[literalFirst[0]]?.[method.toLowerCase()];
  }

  #compile(schema: unknown): ValidateFunction {
    let validate = this.#compiled.get(schema);
    if (validate === undefined) {
      validate = this.#ajv.compile(absolute(schema) as object);
      this.#compiled.set(schema, validate);
    }
    return validate;
  }
}

const ROOT = 'https://lotsenbuch.example/openapi.json';

const literals = (template: string): number => template.split('/').filter((segment) => !segment.startsWith('{')).length;

/** `{path}` at the end stands for one or more segments, as with the routes; any other parameter for one. */
const matches = (template: readonly string[], path: readonly string[]): boolean =>
  (template.at(-1) === '{path}' ? template.length <= path.length : template.length === path.length) &&
  template.every((segment, index) => segment.startsWith('{') || segment === path[index]);

/** The same description with every object schema closed. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, closed(member)]));
  return copy.type === 'object' && copy.additionalProperties === undefined
    ? { ...copy, additionalProperties: false }
    : copy;
}

/** A schema outside the components refers to them by the name they were added under. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      key === '$ref' && typeof member === 'string' ? [key, `${ROOT}${member}`] : [key, absolute(member)],
    ),
  );
}
