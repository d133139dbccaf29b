/** A schema of the interface description, as far as a request needs it. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const SOME_ID = '5a000000-0000-4000-8000-000000000001';
/** One of them fits every pattern that the interface has. */
const TEXTS = ['ar', 'a', '05', '39.40', '2026', '1.00', '2026-01-01', 'a-b', 'de', `"0"`, SOME_ID];

export interface SampleRequest {
  /** With its question mark; empty where nothing is required. */
  readonly query: string;
  /** Undefined where the route takes none. */
  readonly body: object | undefined;
  /** Content type of the file that the route takes as its body. */
  readonly fileType: string | undefined;
}

/**
 * The smallest request that the interface description allows for a route: what is required, and nothing else. Rules of
 * the domain may still refuse it.
 */
export const sampleRequest = (description: Description, route: string): SampleRequest => {
  const [method = '', path = ''] = route.split(' ');
  const { parameters = [], requestBody } = description.paths[path]?.[method.toLowerCase()] ?? {};
  const query = new URLSearchParams(
    parameters
      .filter((parameter) => parameter.in === 'query' && parameter.required)
      .map(({ name, schema }) => [name, String(sampleOf(schema, description))]),
  );
  const { 'application/json': json, ...files } = requestBody?.content ?? {};
  return {
    query: query.size === 0 ? '' : `?${query}`,
    body: json && (sampleOf(json.schema, description) as object),
    fileType: json === undefined ? Object.keys(files)[0] : undefined,
  };
};

const sampleOf = (schema: Schema, description: Description): unknown => {
  if (schema.$ref !== undefined) {
    const named = description.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
    if (named === undefined) throw new Error(`there is no schema ${schema.$ref}`);
    return sampleOf(named, description);
  }
  if (schema.allOf?.[0] !== undefined) return sampleOf(schema.allOf[0], description);
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, description)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, description));
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return textOf(schema);
  }
};

const textOf = ({ format, pattern, minLength = 1 }: Schema): string => {
  if (format === 'date') return '2026-01-01';
  if (format === 'uuid') return SOME_ID;
  if (pattern === undefined) return 'x'.repeat(minLength);
  const found = TEXTS.find((text) => new RegExp(pattern).test(text));
  if (found === undefined) throw new Error(`no text of this file fits ${pattern}: add one`);
  return found;
};
