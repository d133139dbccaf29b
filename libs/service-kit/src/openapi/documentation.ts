// A described class may be the first that is loaded, and its types would be lost to the description.
import 'reflect-metadata';
import type * as Swagger from '@nestjs/swagger';

type SwaggerModule = typeof Swagger;
type DecoratorName = Extract<keyof SwaggerModule, `Api${string}`>;
type AnyDecorator = (target: object, property?: string | symbol, descriptor?: PropertyDescriptor) => void;

const waiting: ((swagger: SwaggerModule) => void)[] = [];
/** The classes with a described property by their names, which are those of their schemas. */
const described = new Map<string, Set<object>>();

/**
 * A decorator of @nestjs/swagger that takes effect when the OpenAPI description is first asked for: loading that
 * package costs about as much processor time as starting Nest, and most processes are never asked.
 */
const late =
  <Name extends DecoratorName>(name: Name) =>
  (...options: Parameters<SwaggerModule[Name]>): ClassDecorator & MethodDecorator & PropertyDecorator => {
    const decorate: AnyDecorator = (target, property, descriptor) => {
      if (name === 'ApiProperty') remember(target.constructor);
      waiting.push((swagger) => {
        const create = swagger[name] as (...given: typeof options) => AnyDecorator;
        create(...options)(target, property, descriptor);
      });
    };
    return decorate as ClassDecorator & MethodDecorator & PropertyDecorator;
  };

export const ApiBody = late('ApiBody');
export const ApiConsumes = late('ApiConsumes');
export const ApiCreatedResponse = late('ApiCreatedResponse');
export const ApiExcludeController = late('ApiExcludeController');
export const ApiExcludeEndpoint = late('ApiExcludeEndpoint');
export const ApiExtraModels = late('ApiExtraModels');
export const ApiHeader = late('ApiHeader');
export const ApiOkResponse = late('ApiOkResponse');
export const ApiOperation = late('ApiOperation');
export const ApiParam = late('ApiParam');
export const ApiProperty = late('ApiProperty');
export const ApiResponse = late('ApiResponse');
export const ApiTags = late('ApiTags');

/** Where the OpenAPI description keeps the schema of this class. */
export const schemaPath = (type: { readonly name: string }): string => `#/components/schemas/${type.name}`;

function remember(type: { readonly name: string }): void {
  const namesakes = described.get(type.name) ?? new Set();
  described.set(type.name, namesakes.add(type));
}

/** @throws Error if two described classes have the name of one of these schemas: one would be told for both */
export function refuseNamesakes(schemas: readonly string[]): void {
  const shared = schemas.filter((name) => (described.get(name)?.size ?? 0) > 1);
  if (shared.length > 0) {
    throw new Error(
      `More than one class is named ${shared.join(', ')}; the OpenAPI description needs a name for each.`,
    );
  }
}

/** Loads @nestjs/swagger and lets every decorator take effect that has been waiting. */
export async function loadSwagger(): Promise<SwaggerModule> {
  const swagger = await import('@nestjs/swagger');
  for (const apply of waiting.splice(0)) apply(swagger);
  return swagger;
}
